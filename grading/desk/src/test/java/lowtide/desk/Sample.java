package lowtide.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.grade.StageResult;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Course;
import lowtide.course.Finding;
import lowtide.course.Stage;
import lowtide.course.WireExcerpt;
import lowtide.desk.exercise.ExerciseFolder;
import lowtide.desk.grade.StageExaminer;
import lowtide.desk.state.StateFile;

/** Stages, results and a small kit for the tests of the desk. */
public final class Sample {

    /** The first two stages of the shipped course. */
    public static final Stage FIRST = Course.shipped().stage("1").orElseThrow();

    public static final Stage SECOND = Course.shipped().stage("2").orElseThrow();

    /** The stage whose questions depend on a name. */
    public static final Stage QUIZ = Course.shipped().stage("17").orElseThrow();

    private static final Path ROOT = root();

    private Sample() {}

    /** A file for the state, which can be written. */
    public static StateFile stateFile(Path file) {
        return new StateFile(file, failure -> {
            throw new UncheckedIOException(failure);
        });
    }

    /** A kit in this folder, with the sources of the first two stages and their solutions. */
    public static ExerciseFolder kit(Path folder) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        for (Stage stage : List.of(FIRST, SECOND)) {
            for (String parent : List.of("exercises", "solutions")) {
                copy(
                        ROOT.resolve(parent).resolve(stage.folder()).resolve("src/main/java"),
                        folder.resolve(parent).resolve(stage.folder()).resolve("src/main/java"));
            }
        }
        return new ExerciseFolder(folder);
    }

    /** A result in which these checks failed, and all others passed. */
    public static StageResult result(Stage stage, String... failed) {
        Map<String, CheckOutcome> outcomes = new HashMap<>();
        for (Check check : stage.checks()) {
            boolean isFailed = List.of(failed).contains(check.id());
            boolean isReached = check.requires().stream().noneMatch(List.of(failed)::contains);
            outcomes.put(
                    check.id(),
                    isFailed
                            ? failure()
                            : isReached ? new CheckOutcome.Passed() : new CheckOutcome.NotReached("later"));
        }
        return Scoring.examined(stage, false, outcomes);
    }

    private static CheckOutcome failure() {
        Finding finding = new Finding("The request carried 41 messages.", "", "at most 20.", List.of("hello"));
        WireExcerpt request = new WireExcerpt(
                21,
                "",
                41,
                List.of(
                        new WireExcerpt.Line(1, "user", "I ate a pear"),
                        new WireExcerpt.Line(41, "user", "I ate a plum... (300 characters)")),
                200,
                "Enjoy it",
                90);
        return new CheckOutcome.Failed(finding, List.of(request));
    }

    /** An examiner with these results, of which the last is repeated; it notes what it was asked for. */
    public static final class Examiner implements StageExaminer {

        /** The stages examined, in order. */
        public final List<Stage> examined = new ArrayList<>();

        private final List<StageResult> results;

        public Examiner(StageResult... results) {
            this.results = List.of(results);
        }

        @Override
        public StageResult examine(Stage stage) {
            examined.add(stage);
            return results.get(Math.min(examined.size(), results.size()) - 1);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("exercises")) || !Files.isDirectory(folder.resolve("grading"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
