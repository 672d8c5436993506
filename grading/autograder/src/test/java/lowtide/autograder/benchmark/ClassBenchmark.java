package lowtide.autograder.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.agent.control.InProcessHost;
import lowtide.autograder.Kit;
import lowtide.autograder.attempts.Attempt;
import lowtide.autograder.attempts.StageAttempts;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.compile.StageCompiler;
import lowtide.autograder.grade.SuiteRunner;
import lowtide.autograder.sandbox.Libraries;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.checks.dsl.GradingSession;
import lowtide.course.CheckOutcome;
import lowtide.course.Stage;
import lowtide.fakegemini.FakeGemini;

/**
 * Makes classes to measure with, and measures the floor: the same compiler and the same suites in one warm JVM, without
 * any isolation, one submission after the other. Called by {@code grading/class-benchmark.sh}.
 */
final class ClassBenchmark {

    /** The stages that take time. */
    private static final List<Stage> AGENTS =
            Kit.STAGES.stream().filter(stage -> !stage.isDocument()).toList();

    /** Of twenty: what a class looks like in the middle of the course. */
    private static final List<Mix> MIX = List.of(
            new Mix("solved", 6),
            new Mix("partly", 7),
            new Mix("untouched", 4),
            new Mix("broken", 2),
            new Mix("hanging", 1));

    private ClassBenchmark() {}

    private record Mix(String kind, int ofTwenty) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("make")) {
            make(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        } else {
            floor(Path.of(arguments[1]));
        }
    }

    /** Writes this many submissions, no two of which have a changed file in common. */
    private static void make(Path folder, int students) throws IOException {
        List<String> kinds = MIX.stream()
                .flatMap(mix -> Stream.generate(mix::kind).limit(mix.ofTwenty()))
                .toList();
        Random random = new Random(20);
        for (int i = 0; i < students; i++) {
            String kind = kinds.get((i * 7) % 20); // 7 and 20 are coprime, so that all kinds are mixed
            makeOne(folder.resolve(String.format(Locale.ROOT, "%04d-%s", i, kind)), kind, i, random);
        }
    }

    private static void makeOne(Path submission, String kind, int student, Random random) throws IOException {
        Kit.copySources(Kit.EXERCISES, submission);
        int last = AGENTS.size() - 1;
        int solved = switch (kind) {
            case "solved" -> AGENTS.size();
            case "untouched" -> 0;
            default -> 1 + random.nextInt(last);
        };
        for (Stage stage : AGENTS.subList(0, solved)) {
            Kit.copySources(Kit.SOLUTIONS, submission, stage);
            sign(submission, stage, student, "class");
        }
        Stage next = AGENTS.get(Math.min(solved, last));
        switch (kind) {
            case "partly" -> {
                List<Attempt> attempts = StageAttempts.of(next).everyOne().toList();
                attempts.get(random.nextInt(attempts.size())).writeTo(submission);
                sign(submission, next, student, "class");
            }
            case "broken" -> sign(submission, next, student, "clas");
            case "hanging" ->
                change(
                        Kit.agent(submission, next),
                        "public String chat(",
                        "{ for (int n = " + student + "; n >= 0; n |= 1) { } } public String chat(");
            default -> {}
        }
    }

    /** Makes the class a student's own. */
    private static void sign(Path submission, Stage stage, int student, String keyword) throws IOException {
        change(
                Kit.agent(submission, stage),
                "class WellnessAgent",
                "/* student " + student + " */ " + keyword + " WellnessAgent");
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        String changed = text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        if (changed.equals(text)) {
            throw new IllegalStateException(file + " has no \"" + from + "\"");
        }
        Files.writeString(file, changed);
    }

    /**
     * Grades twice and prints the seconds of the second time; leaves out those that hang, because here they would hang
     * forever. Class files are left beside the folder.
     */
    private static void floor(Path folder) throws IOException {
        List<Path> submissions;
        try (Stream<Path> folders = Files.list(folder)) {
            submissions = folders.filter(path -> !path.toString().endsWith("hanging"))
                    .sorted()
                    .toList();
        }
        PrintStream screen = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // agents in this JVM log to the screen
        StageCompiler compiler = new StageCompiler(Libraries.found().compileClasspath());
        double seconds = 0;
        int points = 0;
        try (FakeGemini gemini = FakeGemini.start()) {
            for (int round = 0; round < 2; round++) {
                points = 0;
                long start = System.nanoTime();
                for (Path submission : submissions) {
                    points += grade(
                            new Submission(submission),
                            compiler,
                            gemini,
                            folder.toAbsolutePath().getParent());
                }
                seconds = (System.nanoTime() - start) / 1e9;
            }
        }
        screen.printf(Locale.ROOT, "%d submissions, %.1f s, %d checks passed%n", submissions.size(), seconds, points);
        System.exit(0);
    }

    private static int grade(Submission submission, StageCompiler compiler, FakeGemini gemini, Path work)
            throws IOException {
        int passed = 0;
        for (Stage stage : AGENTS) {
            List<CheckOutcome> outcomes = new ArrayList<>();
            if (submission.sources(stage) instanceof StageSources.Found sources
                    && compiler.compile(sources.files(), stage.javaPackage()) instanceof Compilation.Classes compiled) {
                Path classes = Kit.write(compiled, Files.createTempDirectory(work, "floor-"));
                try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, ClassBenchmark.class.getClassLoader())) {
                    outcomes.addAll(SuiteRunner.run(
                                    stage, new GradingSession(gemini, new InProcessHost(loader, gemini.baseUrl()), 1))
                            .values());
                }
            }
            passed += outcomes.stream()
                    .filter(CheckOutcome.Passed.class::isInstance)
                    .count();
        }
        return passed;
    }
}
