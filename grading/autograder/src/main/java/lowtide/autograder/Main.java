package lowtide.autograder;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.autograder.intake.Submission;
import lowtide.autograder.report.Reports;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.ScorecardText;
import lowtide.autograder.score.Scorecard;
import lowtide.autograder.score.Verdict;
import lowtide.checks.Rubric;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that {@code mvn verify} runs at its end. An option given without a value counts as not given. */
@Command(name = "grade", description = "Grades a submission and prints its scorecard.", sortOptions = false)
public final class Main implements Callable<Integer> {

    private static final int BUILD_FAILS = 3; // 1 is picocli's code for a fault of the program itself
    private static final int WRONG_OPTION = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--root", required = true, description = "The folder of the kit; relative paths start there.")
    private Path root;

    @Option(names = "--kit-version", required = true, description = "Written into results.json.")
    private String kitVersion;

    @Option(names = "--submission", defaultValue = "exercises", description = "A folder with one folder a stage, or a zip archive of one.")
    private String submission;

    @Option(names = "--stage", defaultValue = "", description = "Grade only the stage with this number.")
    private String stage;

    @Option(names = "--require", defaultValue = "", description = "Fail if fewer points than this are earned.")
    private String require;

    @Option(names = "--seed", defaultValue = "", description = "Ask the same questions again; printed with every scorecard.")
    private String seed;

    @Option(names = "--results", required = true, description = "Where results.json goes.")
    private Path results;

    /** Exits with 0 if there is a scorecard and nothing that must fail the build, with 3 otherwise, and with 2 for wrong options. */
    public static void main(String[] arguments) {
        System.exit(commandLine()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    static CommandLine commandLine() {
        Main main = new Main();
        return new CommandLine(main).setParameterExceptionHandler((wrong, arguments) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage()); // the options have other names on Maven's command line
            if (main.results != null) {
                main.leaveReason(wrong.getMessage());
            }
            return WRONG_OPTION;
        });
    }

    @Override
    public Integer call() throws IOException {
        Files.deleteIfExists(reasonFile());
        Rubric rubric = Rubric.shipped();
        List<Rubric.Stage> stages = stages(rubric);
        Optional<Long> required = number("-Drequire", require, 0, stages.stream().mapToInt(Rubric.Stage::points).sum());
        long questions = number("-Dseed", seed, Long.MIN_VALUE, Long.MAX_VALUE)
                .orElseGet(() -> (long) new SecureRandom().nextInt(1_000_000));
        Path folder = root.resolve(submission.isBlank() ? "exercises" : submission).toAbsolutePath().normalize();

        Scorecard scorecard;
        try (Autograder autograder = new Autograder()) {
            scorecard = autograder.grade(Submission.of(folder), stages, questions);
        }
        Results kept = Results.of(scorecard, nameOf(folder), new Results.Student(nameOf(folder), nameOf(folder), List.of()), kitVersion);
        ResultsJson.write(kept, results);
        Path page = results.resolveSibling("index.html");
        Reports.writeStudentPage(kept, page);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        ScorecardText.lines(scorecard, fromRoot(folder), fromRoot(page)).forEach(out::println);
        Optional<String> why = whyTheBuildFails(scorecard, required);
        if (why.isEmpty()) {
            return 0;
        }
        out.println("  The build fails: " + why.get());
        leaveReason(why.get());
        return BUILD_FAILS;
    }

    /** Relative to the kit's folder if it is inside it, else absolute. */
    private String fromRoot(Path path) {
        Path kit = root.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(kit) ? kit.relativize(absolute) : absolute).toString();
    }

    /** What the results call a submission: never an absolute path, so that they are the same on every machine. */
    private String nameOf(Path folder) {
        Path kit = root.toAbsolutePath().normalize();
        return folder.startsWith(kit) && !folder.equals(kit) || folder.getFileName() == null
                ? fromRoot(folder).replace('\\', '/')
                : folder.getFileName().toString();
    }

    private static Optional<String> whyTheBuildFails(Scorecard scorecard, Optional<Long> required) {
        if (scorecard.has(Verdict.KIT_ERROR)) {
            return Optional.of("the kit itself failed, which costs no points. Please report it with results.json.");
        } else if (scorecard.stages().stream().allMatch(stage -> stage.verdict() == Verdict.MISSING)) {
            return Optional.of("there was nothing to grade.");
        } else if (scorecard.has(Verdict.DOES_NOT_COMPILE)) {
            return Optional.of("a stage does not compile"
                    + (scorecard.stages().size() > 1 ? "; the other stages were graded." : "."));
        } else if (required.isPresent() && scorecard.points() < required.get()) {
            return Optional.of(required.get() + " points are required.");
        }
        return Optional.empty();
    }

    /** Leaves the reason where the build finds it: Maven's own words for an exit code are a long stack trace. */
    private void leaveReason(String reason) throws IOException {
        Files.createDirectories(reasonFile().getParent());
        Files.writeString(reasonFile(), reason);
    }

    private Path reasonFile() {
        return results.resolveSibling("build-fails.txt");
    }

    private List<Rubric.Stage> stages(Rubric rubric) {
        Optional<Long> only = number("-Dstage", stage, 1, rubric.stages().size());
        return only.map(number -> List.of(rubric.stages().get(number.intValue() - 1))).orElse(rubric.stages());
    }

    private Optional<Long> number(String option, String value, long least, long most) {
        if (value.isBlank()) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(value.strip());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new ParameterException(spec.commandLine(), option + "=" + value + ": expected a whole number"
                + (least == Long.MIN_VALUE ? "." : " from " + least + " to " + most + "."));
    }
}
