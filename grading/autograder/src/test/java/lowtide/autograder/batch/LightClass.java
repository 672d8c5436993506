package lowtide.autograder.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.classroom.ClassFolder;
import lowtide.autograder.grade.Grader;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.report.export.SubmissionForm;
import lowtide.autograder.submission.SampleUploads;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/** A class whose submissions state how many checks they pass, so that grading takes no time. */
public final class LightClass {

    private static final Stage STAGE = SampleUploads.STAGE;
    static final List<Stage> STAGES = List.of(STAGE);
    private static final StageSelection SELECTION = new StageSelection(Course.shipped(), List.of(STAGE));

    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    private LightClass() {}

    /** Makes a submission that passes this many checks. */
    static void deliver(Path folder, String id, int checks) {
        deliver(folder, id, STAGE, checks);
    }

    /** Makes a submission that passes this many checks of a stage. */
    static void deliver(Path folder, String id, Stage stage, int checks) {
        Path agent = folder.resolve(id).resolve(stage.folder()).resolve(stage.editedFile());
        try {
            Files.createDirectories(agent.getParent());
            Files.writeString(agent, "// " + checks);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ReportOptions options(Adjustments adjustments) {
        return new ReportOptions(adjustments, Set.of(SubmissionForm.SUBMITTY), NOON);
    }

    static RunSettings settings(long seed, Shard shard) {
        List<Integer> stages = STAGES.stream().map(Stage::number).toList();
        return new RunSettings(seed, "test", "0123456789abcdef", 17, stages, "", List.of("none"), shard);
    }

    /**
     * A process to be killed. Grades the class in a folder, three submissions at a time. With {@code hold} instead of the
     * folder, it only locks the out folder.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("hold")) {
            try (Journal journal = Journal.open(Path.of(arguments[1]))) {
                System.out.println("held");
                System.in.read();
            }
            return;
        }
        run(Path.of(arguments[0]), Path.of(arguments[1]), settings(7, Shard.WHOLE), 3, Reading::new);
    }

    /** Grades the class in a folder. */
    static ClassSummary run(Path folder, Path out, RunSettings settings, int workers, Supplier<Grader> graders)
            throws IOException, RunRefused, InterruptedException {
        return run(SELECTION, folder, out, settings, workers, graders);
    }

    /** Grades the class in a folder, with what a person decided. */
    static ClassSummary run(Path folder, Path out, Adjustments adjustments)
            throws IOException, RunRefused, InterruptedException {
        return run(SELECTION, folder, out, settings(7, Shard.WHOLE), 2, Reading::new, adjustments);
    }

    /** Grades these stages of the class in a folder. */
    static ClassSummary run(
            StageSelection selection,
            Path folder,
            Path out,
            RunSettings settings,
            int workers,
            Supplier<Grader> graders)
            throws IOException, RunRefused, InterruptedException {
        return run(selection, folder, out, settings, workers, graders, Adjustments.NONE);
    }

    private static ClassSummary run(
            StageSelection selection,
            Path folder,
            Path out,
            RunSettings settings,
            int workers,
            Supplier<Grader> graders,
            Adjustments adjustments)
            throws IOException, RunRefused, InterruptedException {
        try (Journal journal = Journal.open(out)) {
            Progress silent =
                    new Progress(new PrintWriter(Writer.nullWriter()), false, System::nanoTime, Optional.empty());
            return new ClassRun(journal, selection, settings, workers, graders, silent, options(adjustments))
                    .grade(ClassFolder.read(folder, Optional.empty()));
        }
    }

    /** The files that are the same for one seed, by path: all except the journal, the timings and the history. */
    public static Map<String, String> output(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString().replace('\\', '/');
                if (Stream.of("journal/", "timings.", "history/", "progress.", "live.", ".lock")
                        .noneMatch(name::startsWith)) {
                    contents.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
            return contents;
        }
    }

    /** Grades by what the submission states. */
    static class Reading implements Grader {

        @Override
        public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
            List<StageResult> results = new ArrayList<>();
            for (Stage stage : stages) {
                results.add(result(stage, submission.sources(stage)));
            }
            return new Scorecard("", seed, List.of("none"), results);
        }

        private static StageResult result(Stage stage, StageSources found) {
            if (!(found instanceof StageSources.Found sources)) {
                return Scoring.notExamined(stage, StageVerdict.MISSING, "Nothing there.", List.of());
            }
            int passed = Integer.parseInt(sources.files().get(0).text().substring("// ".length()));
            Map<String, CheckOutcome> outcomes = new LinkedHashMap<>();
            for (Check item : stage.checks()) {
                outcomes.put(
                        item.id(),
                        outcomes.size() < passed
                                ? new CheckOutcome.Passed()
                                : new CheckOutcome.NotReached("It says so."));
            }
            return Scoring.examined(stage, false, outcomes);
        }

        @Override
        public void close() {}
    }
}
