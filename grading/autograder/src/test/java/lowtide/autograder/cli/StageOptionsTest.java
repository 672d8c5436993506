package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lowtide.autograder.Kit;
import lowtide.autograder.ThreeLabs;
import lowtide.autograder.grade.StageSelection;
import lowtide.course.Course;
import lowtide.course.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the options {@code --lab} and {@code --stage} select. */
class StageOptionsTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', '1 2 3 4', 1, 40",
        "1, '', '1 2', 1, 40",
        "2, '', 3, 2, 20",
        "'', 2, 2, 1, 20",
        "'', 03-token-counting, 3, 2, 20",
        "2, 3, 3, 2, 20",
        " 3 , ' ', 4, 3, 20",
    })
    void labAndStageNarrowTheSelectionAndSayWhatARequiredScoreIsAbout(
            String lab, String stage, String selected, int mainLab, int points) throws IOException {
        StageSelection selection = selection(lab, stage);

        assertThat(selection.stages())
                .extracting(Stage::number)
                .map(String::valueOf)
                .containsExactly(selected.split(" "));
        assertThat(selection.mainLab()).isEqualTo(mainLab);
        assertThat(selection.points(mainLab)).isEqualTo(points);
    }

    @Test
    void everyStageOfTheCourseIsSelectedByItsNumberAndByItsFolder() {
        assertThat(Kit.STAGES).allSatisfy(stage -> {
            assertThat(selection(Course.shipped(), "", String.valueOf(stage.number()))
                            .stages())
                    .containsExactly(stage);
            assertThat(selection(Course.shipped(), "", stage.folder()).stages()).containsExactly(stage);
        });
    }

    @Test
    void aRubricIsRelativeToTheFolderOfTheCommandAndItsErrorsAreThoseOfAnOption(@TempDir Path folder)
            throws IOException {
        StageOptions options = CommandLine.populateCommand(new StageOptions(), "--rubric=mine.yml");
        CommandLine command = new CommandLine(new LowTideGrade());

        assertThatThrownBy(() -> options.selection(ThreeLabs.COURSE, command, "-D", folder))
                .hasMessage("-Drubric=mine.yml: there is no such file.");
        Files.writeString(folder.resolve("mine.yml"), "title: Mine\nstages:\n- {stage: 1, points: 0, checks: []}\n");
        assertThat(options.selection(ThreeLabs.COURSE, command, "-D", folder).points(1))
                .isEqualTo(20);
        Files.writeString(folder.resolve("mine.yml"), "title: Mine\n");
        assertThatThrownBy(() -> options.selection(ThreeLabs.COURSE, command, "-D", folder))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("mine.yml:2: the key stages is missing");
    }

    @Test
    void aWrongLabIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> selection("4", ""))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessage("-Dlab=4: expected the number of a lab: 1 (Hardening), 2 (Reliability), 3 (State).");
    }

    @Test
    void aWrongStageIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> selection("", "9"))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessage("-Dstage=9: expected the number or the folder name of a stage: 01-context-cap, "
                        + "02-user-isolation, 03-token-counting, 04-rate-limiting.");
        assertThatThrownBy(() -> selection("1", "3"))
                .as("a stage of another lab")
                .hasMessage("-Dstage=3: expected the number or the folder name of a stage of lab 1: 01-context-cap, "
                        + "02-user-isolation.");
    }

    private static StageSelection selection(String lab, String stage) throws IOException {
        return selection(ThreeLabs.COURSE, lab, stage);
    }

    private static StageSelection selection(Course course, String lab, String stage) throws IOException {
        return CommandLine.populateCommand(new StageOptions(), "--lab=" + lab, "--stage=" + stage)
                .selection(course, new CommandLine(new LowTideGrade()), "-D", Path.of(""));
    }
}
