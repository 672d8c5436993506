package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.Shard;
import lowtide.course.Course;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person decided about a class is in every report, and no later run loses it. */
class AdjustedClassTest extends LightClassFixture {

    private static final String REASON = "Explained it in the oral exam.";
    private static final String STUDENT = "students/student3/";

    private Path file;

    @BeforeEach
    void aFileBesideTheOutFolder() throws Exception {
        file = temporary.resolve(Adjustments.DEFAULT_FILE);
        Files.writeString(
                file,
                "- {student: student3, check: 1F, points: 2, reason: " + REASON + ", who: Prof. Hopper}\n"
                        + "- {student: student4, comment: See me., who: Prof. Hopper}\n"
                        + "- {student: student4, check: 2A, points: 1, reason: Of another lab., who: Prof. Hopper}\n");
    }

    @Test
    void everyReportSaysIt() throws Exception {
        ClassSummary summary = adjusted("out");

        assertThat(summary.lines())
                .contains("  By hand: 1 change of points and 1 comment from " + file
                        + "; not used: 1 for stages or students that are not graded here");
        for (String report : List.of(
                "class.html",
                "class.csv",
                "moodle.csv",
                "adjustments.csv",
                STUDENT + "index.html",
                STUDENT + "results.json",
                STUDENT + "gradescope.json",
                STUDENT + "junit.xml",
                STUDENT + "submitty.json")) {
            assertThat(output("out").get(report)).as(report).contains(REASON, "Prof. Hopper");
        }
        assertThat(output("out").get("canvas.csv"))
                .contains("\"student3\",\"\",\"\",\"\",\"\",\"" + points(3, 2) + "\"");
    }

    @Test
    void aRerunKeepsItAndNothingIsGradedAgain() throws Exception {
        run("out", 2);
        ClassSummary first = adjusted("out");
        var before = output("out");

        ClassSummary second = adjusted("out");

        assertThat(List.of(first.graded(), second.graded())).containsExactly(0, 0);
        assertThat(output("out")).isEqualTo(before);
        adjusted("anew");
        assertThat(output("anew")).isEqualTo(before);
    }

    @Test
    void whoSubmitsAgainKeepsIt() throws Exception {
        adjusted("out");
        LightClass.deliver(delivered, "student3", 1);

        assertThat(adjusted("out").graded()).isEqualTo(1);
        assertThat(output("out").get("canvas.csv"))
                .contains("\"student3\",\"\",\"\",\"\",\"\",\"" + points(1, 2) + "\"");
    }

    @Test
    void pointsThatALaterSubmissionEarnsAndAPersonTookAreNamed() throws Exception {
        assertThat(adjusted("out").lines()).noneMatch(line -> line.contains("below"));
        LightClass.deliver(delivered, "student3", 6);

        assertThat(adjusted("out").lines()).contains("  1 by hand below the points that the check gave: student3 1F");
    }

    @Test
    void withAnEmptyFileTheReportsAreThoseOfTheChecks() throws Exception {
        adjusted("out");
        Files.writeString(file, "[]\n");
        adjusted("out");
        run("plain", 2);

        assertThat(output("out")).isEqualTo(output("plain"));
    }

    @Test
    void withoutItsFileARunThatHadOneIsRefused() throws Exception {
        adjusted("out");
        Files.delete(file);

        assertThatThrownBy(() -> adjusted("out"))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("have adjustments by hand")
                .hasMessageContaining(file.toString());
    }

    @Test
    void shardsMergeToTheBytesOfOneRun() throws Exception {
        adjusted("whole");
        List<Path> shards = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            Path out = temporary.resolve("shard" + i);
            LightClass.run(delivered, out, LightClass.settings(7, new Shard(i, 2)), 2, LightClass.Reading::new);
            shards.add(out);
        }
        Path merged = temporary.resolve("merged");

        ShardMerge.merge(
                shards,
                merged,
                "",
                LightClass.options(Adjustments.ofClass(Optional.empty(), merged, shards, Course.shipped())));

        assertThat(output("merged")).isEqualTo(output("whole"));
    }

    @Test
    void aMergeKnowsTheNamesOfTheStudents() throws Exception {
        Path small = temporary.resolve("small");
        LightClass.deliver(small, "Ada Lovelace_7_assignsubmission_file", 3);
        Path shard = temporary.resolve("shard");
        LightClass.run(small, shard, WHOLE, 1, LightClass.Reading::new);
        Files.writeString(
                file, "- {student: Ada Lovelace, check: 1F, points: 2, reason: " + REASON + ", who: Prof. Hopper}\n");
        Path merged = temporary.resolve("merged");

        ShardMerge.merge(
                List.of(shard),
                merged,
                "",
                LightClass.options(Adjustments.ofClass(Optional.empty(), merged, List.of(shard), Course.shipped())));

        assertThat(output("merged").get("adjustments.csv")).contains("\"Ada-Lovelace_7\",\"Ada Lovelace\"", REASON);
    }

    private ClassSummary adjusted(String name) throws Exception {
        Path out = temporary.resolve(name);
        return LightClass.run(
                delivered, out, Adjustments.ofClass(Optional.empty(), out, List.of(out), Course.shipped()));
    }

    /** The points of so many checks of stage 1 and these. */
    private static int points(int passed, int byHand) {
        return byHand
                + Course.shipped().stage("1").orElseThrow().checks().stream()
                        .limit(passed)
                        .mapToInt(check -> check.points())
                        .sum();
    }
}
