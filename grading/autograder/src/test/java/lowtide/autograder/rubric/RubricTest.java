package lowtide.autograder.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import lowtide.autograder.ThreeLabs;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instructor's points are applied as written, or refused with the line that is wrong. */
class RubricTest {

    private static final String GOOD = """
            title: Autumn 2026
            stages:
            - stage: 1
              points: 30
              checks:
              - {check: 1B, points: 5}
              - {check: 1A, points: 25}
            - stage: 3
              points: 0
              checks: []
            """;

    @TempDir
    Path temporary;

    @Test
    void aStageHasTheListedChecksInTheOrderOfTheCatalogueAndOthersKeepTheirs() throws Exception {
        Course course = read(GOOD);

        assertThat(course.rubric()).isEqualTo("Autumn 2026");
        Stage first = course.stage("1").orElseThrow();
        assertThat(first.checks()).extracting(Check::id).containsExactly("1A", "1B");
        assertThat(first.checks()).extracting(Check::points).containsExactly(25, 5);
        assertThat(course.stage("2")).contains(ThreeLabs.SECOND);
        assertThat(course.labs())
                .as("the only stage of lab 2 is left out")
                .extracting(Lab::number)
                .containsExactly(1, 3);
    }

    @Test
    void theNameTellsRubricsWithOneTitleApart() throws Exception {
        String name = Rubric.name(read(GOOD));

        assertThat(name).matches("Autumn 2026 \\([0-9a-f]{8}\\)");
        assertThat(Rubric.name(read(GOOD.replace("points: 25", "points: 24").replace("points: 5}", "points: 6}"))))
                .isNotEqualTo(name);
        assertThat(Rubric.name(ThreeLabs.COURSE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: Autumn 2026   | title: ''            | 1 | the title must have 1 to 60 characters",
                "- stage: 1           | - stage: 77          | 3 | there is no stage 77",
                "- stage: 3           | - stage: 1           | 8 | stage 1 is listed twice",
                "points: 30           | points: 31           | 4 | stage 1 has 31 points, but those of its checks add up to 30",
                "points: 0            | points: 1            | 9 | stage 3 has 1 point, but those of its checks add up to 0",
                "check: 1B            | check: 2B            | 6 | stage 1 has no check 2B",
                "check: 1B            | check: 1A            | 7 | 1A is listed twice",
                "points: 5}           | points: 0}           | 6 | 1B must have 1 to 10000 points; to leave it out, delete its entry",
                "points: 5}           | points: 4.5}         | 6 | the value of points must be a whole number",
                "points: 5}           | pts: 5}              | 6 | entry 1: the key points is missing",
                "checks: []           | check: []            | 11 | entry 2: the key checks is missing",
            })
    void whatIsWrongIsRefusedWithItsLine(String good, String wrong, int line, String sentence) throws IOException {
        Path file = temporary.resolve("rubric.yml");
        Files.writeString(file, GOOD.replace(good.strip(), wrong.strip()));

        assertThatThrownBy(() -> Rubric.applied(file, ThreeLabs.COURSE))
                .isInstanceOf(RunRefused.class)
                .hasMessage(file + ":" + line + ": " + sentence + ".");
    }

    @Test
    void aCheckOnWhichAnotherDependsIsNotLeftOut() {
        Stage stage = ThreeLabs.COURSE.stages().stream()
                .filter(each -> each.checks().stream()
                        .anyMatch(check -> !check.requires().isEmpty()))
                .findFirst()
                .orElseThrow();
        Check dependent = stage.checks().stream()
                .filter(check -> !check.requires().isEmpty())
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> read("title: x\nstages:\n- stage: " + stage.number()
                        + "\n  points: 7\n  checks:\n  - {check: " + dependent.id() + ", points: 7}\n"))
                .hasMessageEndingWith(":6: " + dependent.id() + " is not run unless "
                        + dependent.requires().get(0) + " passes, which is left out.");
    }

    @Test
    void aRubricLeavesAStage() {
        assertThatThrownBy(() -> read("title: x\nstages:\n"
                        + "1 2 3 4".replaceAll("\\d ?", "- {stage: $0, points: 0, checks: []}\n")))
                .hasMessageEndingWith("no stage is left.");
    }

    @Test
    void whatIsPrintedToStartFromChangesNothing() throws Exception {
        Course same = read(String.join("\n", RubricText.lines(Course.shipped().stages())), Course.shipped());

        assertThat(same.labs()).isEqualTo(Course.shipped().labs());
        assertThat(Set.of(same.rubric())).containsExactly("My rubric");
    }

    private Course read(String text) throws IOException, RunRefused {
        return read(text, ThreeLabs.COURSE);
    }

    private Course read(String text, Course course) throws IOException, RunRefused {
        Path file = temporary.resolve("rubric.yml");
        Files.writeString(file, text);
        return Rubric.applied(file, course);
    }
}
