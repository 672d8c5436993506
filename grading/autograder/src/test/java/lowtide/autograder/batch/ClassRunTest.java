package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lowtide.autograder.ThreeLabs;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a class run promises, with graders that cost nothing. */
class ClassRunTest {

    private static final int STUDENTS = 12;
    private static final RunSettings WHOLE = LightClass.settings(7, Shard.WHOLE);

    @TempDir
    Path temporary;

    private Path delivered;

    @BeforeEach
    void aClass() {
        delivered = temporary.resolve("delivered");
        for (int i = 0; i < STUDENTS; i++) {
            LightClass.deliver(delivered, "student" + i, i % 6);
        }
    }

    @Test
    void theReportsAreTheSameBytesHoweverManyAreGradedAtOnce() throws Exception {
        run("one", 1);
        run("three", 3);

        assertThat(output("three"))
                .isEqualTo(output("one"))
                .containsKeys(
                        "class.html",
                        "class.csv",
                        "canvas.csv",
                        "moodle.csv",
                        "students/student11/results.json",
                        "students/student11/index.html",
                        "students/student11/gradescope.json",
                        "students/student11/junit.xml");
    }

    @Test
    void shardsMergeToTheBytesOfOneRun() throws Exception {
        run("whole", 2);
        List<Path> shards = new ArrayList<>();
        for (int i = 3; i >= 1; i--) {
            Path out = temporary.resolve("shard" + i);
            LightClass.run(delivered, out, LightClass.settings(7, new Shard(i, 3)), 2, LightClass.Reading::new);
            shards.add(out);
        }

        ClassSummary summary = ShardMerge.merge(shards, temporary.resolve("merged"));

        assertThat(summary.submissions()).isEqualTo(STUDENTS);
        assertThat(output("merged")).isEqualTo(output("whole"));
    }

    @Test
    void whatHasNotChangedIsNotGradedAgain() throws Exception {
        run("out", 2);
        assertThat(run("out", 2).graded()).isZero();
        LightClass.deliver(delivered, "student4", 0);

        assertThat(run("out", 2).graded()).isEqualTo(1);
        assertThat(ResultsJson.read(temporary.resolve("out/students/student4/results.json"))
                        .points())
                .isZero();
        run("anew", 2);
        assertThat(output("out")).isEqualTo(output("anew"));
    }

    @Test
    void whoIsNotInTheClassAnyMoreIsForgotten() throws Exception {
        LightClass.deliver(delivered, "withdrawn", 1);
        run("out", 2);
        Files.move(delivered.resolve("withdrawn"), temporary.resolve("withdrawn"));

        assertThat(run("out", 2).graded()).isZero();
        run("anew", 2);
        assertThat(output("out")).isEqualTo(output("anew"));
    }

    @Test
    void aResultThatSomebodyChangedIsGradedAgain() throws Exception {
        run("out", 2);
        Map<String, String> before = output("out");
        Path result = temporary.resolve("out/students/student3/results.json");
        Files.writeString(result, Files.readString(result).replace("\"points\" : ", "\"points\" : 1"));

        assertThat(run("out", 2).graded()).isEqualTo(1);
        assertThat(output("out")).isEqualTo(before);
    }

    @Test
    void halfAJournalEntryCountsAsNone() throws Exception {
        run("out", 2);
        Map<String, String> before = output("out");
        Path entry = temporary.resolve("out/journal/student3.json");
        Files.writeString(entry, Files.readString(entry).substring(0, 20));

        assertThat(run("out", 2).graded()).isEqualTo(1);
        assertThat(output("out")).isEqualTo(before);
    }

    @Test
    void theSeedOfARunStaysWhatItWas() throws Exception {
        run("out", 2);

        assertThatThrownBy(() -> LightClass.run(
                        delivered,
                        temporary.resolve("out"),
                        LightClass.settings(8, Shard.WHOLE),
                        2,
                        LightClass.Reading::new))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("seed 8, not 7")
                .hasMessageContaining("Name another folder");
    }

    @Test
    void twoRunsNeverShareAFolder() throws Exception {
        try (Journal first = Journal.open(temporary.resolve("out"))) {
            assertThatThrownBy(() -> run("out", 1))
                    .isInstanceOf(RunRefused.class)
                    .hasMessageStartingWith("Another process is writing to " + temporary.resolve("out"));
        }
        assertThat(run("out", 1).graded()).as("once it has ended").isEqualTo(STUDENTS);
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() throws Exception {
        Path thesis = Files.createDirectories(temporary.resolve("out")).resolve("thesis.tex");
        Files.writeString(thesis, "years of work");

        assertThatThrownBy(() -> run("out", 1)).isInstanceOf(RunRefused.class).hasMessageContaining("thesis.tex");
        assertThat(thesis).hasContent("years of work");
        assertThat(temporary.resolve("out"))
                .isDirectoryContaining(file -> file.equals(thesis))
                .isDirectoryNotContaining("glob:**run.json");
    }

    @Test
    void aPassingFaultOfTheKitIsTriedAgainWithANewGrader() throws Exception {
        AtomicInteger graders = new AtomicInteger();
        ClassSummary summary = LightClass.run(
                delivered,
                temporary.resolve("out"),
                WHOLE,
                1,
                () -> graders.incrementAndGet() <= 2 ? new Failing("student0") : new LightClass.Reading());

        assertThat(summary.kitFailures()).isEmpty();
        assertThat(graders).hasValue(3);
        run("undisturbed", 1);
        assertThat(output("out")).isEqualTo(output("undisturbed"));
    }

    @Test
    void aLastingFaultOfTheKitIsReportedApartAndTriedAgainTheNextTime() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ClassSummary summary =
                LightClass.run(delivered, temporary.resolve("out"), WHOLE, 1, () -> new Failing("student5", attempts));

        assertThat(attempts).hasValue(3);
        assertThat(summary.kitFailures()).containsOnlyKeys("student5");
        assertThat(points(summary)).as("the others").hasSize(STUDENTS - 1);
        assertThat(String.join("\n", summary.lines())).contains("Not judged because the kit failed:", "student5: 1A");
        assertThat(summary.warning()).isPresent();
        assertThat(ResultsJson.read(temporary.resolve("out/students/student5/results.json"))
                        .outOf())
                .as("points available")
                .isZero();

        assertThat(run("out", 1).graded()).isEqualTo(1);
        run("undisturbed", 1);
        assertThat(output("out")).isEqualTo(output("undisturbed"));
    }

    @Test
    void aGraderThatThrowsHarmsNobodyElse() throws Exception {
        ClassSummary summary =
                LightClass.run(delivered, temporary.resolve("out"), WHOLE, 2, () -> new LightClass.Reading() {
                    @Override
                    public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
                        Scorecard scorecard = super.grade(submission, stages, seed);
                        if (scorecard.points() == 0) {
                            throw new StackOverflowError();
                        }
                        return scorecard;
                    }
                });

        assertThat(summary.kitFailures()).hasSize(STUDENTS / 6);
        assertThat(points(summary)).hasSize(STUDENTS - STUDENTS / 6);
    }

    @Test
    void aResultThatCannotBeWrittenDownHarmsNobodyElse() throws Exception {
        ClassSummary summary =
                LightClass.run(delivered, temporary.resolve("out"), WHOLE, 2, () -> new LightClass.Reading() {
                    @Override
                    public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
                        Scorecard scorecard = super.grade(submission, stages, seed);
                        return submission.name().equals("student5")
                                ? new Scorecard("", seed, List.of("none"), null)
                                : scorecard;
                    }
                });

        assertThat(summary.kitFailures()).containsOnlyKeys("student5");
        assertThat(points(summary)).hasSize(STUDENTS - 1);
    }

    @Test
    void labsAreReportedApartAndOnesThatNobodyStartedNotAtAll() throws Exception {
        Path labs = temporary.resolve("labs");
        LightClass.deliver(labs, "ada", ThreeLabs.FIRST, 6);
        LightClass.deliver(labs, "ada", ThreeLabs.OF_LAB_2, 6);
        LightClass.deliver(labs, "bob", ThreeLabs.FIRST, 0);

        ClassSummary summary = LightClass.run(
                StageSelection.all(ThreeLabs.COURSE),
                labs,
                temporary.resolve("out"),
                WHOLE,
                1,
                LightClass.Reading::new);

        assertThat(summary.lines())
                .contains(
                        "  Lab 1: lowest 0, median 0, highest 20, of 40",
                        "  Lab 2: lowest 0, median 0, highest 20, of 20")
                .noneMatch(line -> line.contains("Lab 3"));
        assertThat(output("out"))
                .containsKeys("moodle-lab1.csv", "moodle-lab2.csv")
                .doesNotContainKeys("moodle.csv", "moodle-lab3.csv");
    }

    @Test
    void aShardMayBeEmpty() throws Exception {
        Path small = temporary.resolve("small");
        LightClass.deliver(small, "ada", 3);
        LightClass.deliver(small, "bob", 0);
        for (int i = 1; i <= 2; i++) {
            LightClass.run(
                    small,
                    temporary.resolve("shard" + i),
                    LightClass.settings(7, new Shard(i, 2)),
                    1,
                    LightClass.Reading::new);
        }
        LightClass.run(small, temporary.resolve("whole"), WHOLE, 1, LightClass.Reading::new);

        ShardMerge.merge(
                List.of(temporary.resolve("shard1"), temporary.resolve("shard2")), temporary.resolve("merged"));

        assertThat(new Shard(1, 2).takes("ada") || new Shard(1, 2).takes("bob"))
                .as("anybody in the first")
                .isFalse();
        assertThat(output("merged")).isEqualTo(output("whole"));
    }

    @Test
    void shardsThatAreNotAllThereAreNotMerged() throws Exception {
        shard(1, 7);
        shard(2, 7);
        shard(3, 8);

        assertThatThrownBy(() -> merge("shard1", "shard2")).hasMessageContaining("shard 1/3, but 2 folders were given");
        assertThatThrownBy(() -> merge("shard1", "shard1", "shard2")).hasMessageContaining("Another process");
        assertThatThrownBy(() -> merge("shard1", "shard2", "shard3")).hasMessageContaining("shard3 has seed 8, not 7");
        assertThatThrownBy(() -> merge("shard1", "shard2", "nowhere"))
                .hasMessageContaining("nowhere does not hold a class run");
    }

    @Test
    void aShardThatIsNotFinishedIsNotMerged() throws Exception {
        shard(1, 7);
        shard(2, 7);
        shard(3, 7);
        Files.delete(temporary.resolve("shard2/.complete"));

        assertThatThrownBy(() -> merge("shard1", "shard2", "shard3"))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("shard2 is not finished");
    }

    @Test
    void shardsOfDifferentClassesAreNotMerged() throws Exception {
        shard(1, 7);
        shard(2, 7);
        LightClass.deliver(delivered, "late", 3);
        shard(3, 7);

        assertThatThrownBy(() -> merge("shard1", "shard2", "shard3"))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("another class");
    }

    private static List<Integer> points(ClassSummary summary) {
        return summary.labs().get(0).points();
    }

    private ClassSummary run(String out, int workers) throws IOException, RunRefused, InterruptedException {
        return LightClass.run(delivered, temporary.resolve(out), WHOLE, workers, LightClass.Reading::new);
    }

    private void shard(int number, long seed) throws Exception {
        LightClass.run(
                delivered,
                temporary.resolve("shard" + number),
                LightClass.settings(seed, new Shard(number, 3)),
                1,
                LightClass.Reading::new);
    }

    private void merge(String... shards) throws Exception {
        ShardMerge.merge(Stream.of(shards).map(temporary::resolve).toList(), temporary.resolve("merged"));
    }

    private Map<String, String> output(String out) throws IOException {
        return LightClass.output(temporary.resolve(out));
    }

    /** The kit fails with one student. */
    private static final class Failing extends LightClass.Reading {

        private final String student;
        private final AtomicInteger attempts;

        Failing(String student) {
            this(student, new AtomicInteger());
        }

        Failing(String student, AtomicInteger attempts) {
            this.student = student;
            this.attempts = attempts;
        }

        @Override
        public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
            if (!submission.name().equals(student)) {
                return super.grade(submission, stages, seed);
            }
            attempts.incrementAndGet();
            return new Scorecard(
                    "",
                    seed,
                    List.of("none"),
                    stages.stream()
                            .map(stage ->
                                    Scoring.notExamined(stage, StageVerdict.KIT_ERROR, "No port was free.", List.of()))
                            .toList());
        }
    }
}
