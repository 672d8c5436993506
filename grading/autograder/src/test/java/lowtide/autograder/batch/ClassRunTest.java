package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lowtide.autograder.ThreeLabs;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.submission.SampleUploads;
import lowtide.autograder.submission.SampleZips;
import org.junit.jupiter.api.Test;

/** What a class run promises, with graders that cost nothing. */
class ClassRunTest extends LightClassFixture {

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
                        "students/student11/sources.json",
                        "students/student11/index.html",
                        "students/student11/gradescope.json",
                        "students/student11/junit.xml");
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
        Files.writeString(temporary.resolve("out/students/student4/sources.json"), "{\"files\": []}");

        assertThat(run("out", 2).graded()).isEqualTo(2);
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
    void aStudentWithSeveralUploadsIsNamedAndHasNoGrade() throws Exception {
        Path twice = temporary.resolve("twice");
        LightClass.deliver(twice, "ada", 6);
        for (int checks : new int[] {0, 6}) {
            LightClass.deliver(temporary.resolve("made"), "ben" + checks, checks);
            byte[] zip = SampleZips.zip(Map.of(
                    SampleUploads.AGENT,
                    Files.readString(temporary.resolve("made/ben" + checks).resolve(SampleUploads.AGENT))));
            SampleUploads.write(twice.resolve("Ben_1012_assignsubmission_file/" + checks + ".zip"), zip);
        }

        ClassSummary summary = LightClass.run(twice, temporary.resolve("out"), WHOLE, 1, LightClass.Reading::new);

        assertThat(summary.submissions()).isEqualTo(3);
        assertThat(summary.lines())
                .contains("  1 with several results, so without a grade in the gradebooks until you choose one:"
                        + " Ben_1012");
        assertThat(Files.readAllLines(temporary.resolve("out/moodle.csv")))
                .filteredOn(line -> line.contains("1012"))
                .containsExactly("\"Participant 1012\",\"Ben\",\"\",\"\",\"20\",\"'-\",\"\"");
        assertThat(temporary.resolve("out/students/Ben_1012-2")).isDirectory();
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
}
