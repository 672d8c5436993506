package lowtide.desk.watch;

import static lowtide.desk.Sample.FIRST;
import static lowtide.desk.Sample.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import lowtide.desk.Sample;
import lowtide.desk.exercise.ExerciseFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFilesTest {

    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");

    @TempDir
    private Path temporary;

    @Test
    void aSaveCountsWhenASecondLookFindsNothingNewer() throws IOException {
        ExerciseFolder folder = Sample.kit(temporary);
        SavedFiles files = new SavedFiles(folder, List.of(FIRST, SECOND));

        assertThat(files.changed()).isEmpty();
        Files.setLastModifiedTime(folder.agent(SECOND), FileTime.from(LATER));

        assertThat(files.changed()).isEmpty();
        assertThat(files.isUnsettled()).isTrue();
        assertThat(files.changed()).containsExactly(new Save(SECOND, LATER));
        assertThat(files.changed()).isEmpty();
        assertThat(files.isUnsettled()).isFalse();
    }

    @Test
    void anEmptyFileIsPerhapsNotWrittenYet() throws IOException {
        ExerciseFolder folder = Sample.kit(temporary);
        SavedFiles files = new SavedFiles(folder, List.of(FIRST));

        Files.writeString(folder.agent(FIRST), "");
        files.changed();
        assertThat(files.changed()).isEmpty();

        for (int look = 0; look < 17; look++) {
            assertThat(files.changed()).isEmpty();
        }
        assertThat(files.changed()).hasSize(0);
        assertThat(files.changed()).extracting(Save::stage).containsExactly(FIRST);
    }

    @Test
    void newAndDeletedFilesCountAndOthersDoNot() throws IOException {
        ExerciseFolder folder = Sample.kit(temporary);
        SavedFiles files = new SavedFiles(folder, List.of(FIRST));
        Path beside = folder.agent(FIRST).resolveSibling("Window.java");

        Files.writeString(folder.agent(FIRST).resolveSibling("WellnessAgent.java~"), "");
        files.changed();
        assertThat(files.changed()).isEmpty();

        Files.writeString(beside, "package lowtide.contextcap;");
        files.changed();
        assertThat(files.changed()).extracting(Save::stage).containsExactly(FIRST);

        Files.delete(beside);
        files.changed();
        assertThat(files.changed()).extracting(Save::stage).containsExactly(FIRST);
    }
}
