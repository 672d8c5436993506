package lowtide.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseLookupTest {

    private final Course course =
            CourseFiles.onClassPath("lowtide.course.sample").read();

    @ParameterizedTest
    @ValueSource(strings = {"6", "06-retries", " 6 "})
    void aStageIsFoundByItsNumberAndByItsFolder(String name) {
        assertThat(course.stage(name)).get().extracting(Stage::title).isEqualTo("Retries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "06", "retries", "", "16-"})
    void anythingElseIsNoStage(String name) {
        assertThat(course.stage(name)).isEmpty();
    }

    @Test
    void aCheckIsFoundByItsId() {
        assertThat(course.check("16B").requires()).containsExactly("16A");
        assertThat(course.stageOf("16b")).get().extracting(Stage::number).isEqualTo(16);
        assertThatThrownBy(() -> course.check("1A")).hasMessage("The course has no check 1A.");
    }

    @Test
    void aStageKnowsItsLabAndTheFileThatAStudentEdits() {
        Stage streaming = course.stages().get(1);

        assertThat(course.labOf(streaming).number()).isEqualTo(4);
        assertThat(streaming.agentClass()).isEqualTo("lowtide.streaming.WellnessAgent");
        assertThat(streaming.editedFile()).isEqualTo(Path.of("src/main/java/lowtide/streaming/WellnessAgent.java"));
        assertThat(streaming.editedPath())
                .isEqualTo(streaming.folder() + "/src/main/java/lowtide/streaming/WellnessAgent.java");
    }
}
