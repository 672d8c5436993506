package lowtide.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CourseFilesTest {

    private final Course course =
            CourseFiles.onClassPath("lowtide.course.sample").read();

    @Test
    void stagesAreFoundInThePackagesBelowAndOrderedByNumber() {
        assertThat(course.stages()).extracting(Stage::folder).containsExactly("06-retries", "16-streaming");
    }

    @Test
    void onlyLabsWithStagesAreInTheCourse() {
        assertThat(course.labs())
                .extracting(Lab::title)
                .containsExactly("Reliability and cost", "Operations and safety");
        assertThat(course.lab(1)).isEmpty();
        assertThat(course.points()).isEqualTo(40);
    }

    @Test
    void aFileThatBreaksARuleIsNamedWithTheRule() {
        assertThatThrownBy(() -> CourseFiles.onClassPath("lowtide.course.wrong").read())
                .isInstanceOf(CourseException.class)
                .hasMessage("lowtide/course/wrong/stage.yml: the points of all checks must be 20; they are 0.");
    }

    @Test
    void aFileThatIsNoStageIsNamed() {
        assertThatThrownBy(() ->
                        CourseFiles.onClassPath("lowtide.course.unreadable").read())
                .isInstanceOf(CourseException.class)
                .hasMessageStartingWith("lowtide/course/unreadable/stage.yml cannot be read: ");
    }

    @Test
    void aLabThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> CourseFiles.onClassPath("lowtide.course.nolab").read())
                .isInstanceOf(CourseException.class)
                .hasMessage("stage.yml of 07-fallback: there is no lab 9.");
    }
}
