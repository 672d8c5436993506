package lowtide.desk.grade;

import static lowtide.desk.Sample.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lowtide.course.StageVerdict;
import lowtide.desk.Sample;
import lowtide.desk.exercise.ExerciseFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmExaminerTest {

    @TempDir
    private Path temporary;

    @Test
    void aStageIsGradedAsItsSourcesAreNow() throws IOException {
        ExerciseFolder folder = Sample.kit(temporary);
        try (WarmExaminer examiner = new WarmExaminer(folder::submission, 42, true)) {
            assertThat(examiner.examine(FIRST).verdict()).isEqualTo(StageVerdict.UNTOUCHED);

            Files.copy(
                    folder.solution(FIRST).resolve(FIRST.editedFile()),
                    folder.agent(FIRST),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            assertThat(examiner.examine(FIRST).points()).isEqualTo(FIRST.points());
        }
    }
}
