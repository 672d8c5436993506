package lowtide.autograder.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.course.Stage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Submissions on the file systems of Windows and macOS, whose names ignore case and whose separators may differ. */
class OtherFileSystemsTest {

    private static final Stage STAGE =
            Kit.STAGES.stream().filter(stage -> stage.number() == 1).findFirst().orElseThrow();

    static Stream<Configuration> systems() {
        return Stream.of(Configuration.windows(), Configuration.osX());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void aStageIsReadAsOnLinux(Configuration system, @TempDir Path linux) throws IOException {
        try (FileSystem files = Jimfs.newFileSystem(system)) {
            StageSources there = sources(files.getPath("work").toAbsolutePath(), STAGE.editedPath());

            assertThat(there).isInstanceOf(StageSources.Found.class).isEqualTo(sources(linux, STAGE.editedPath()));
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void aFolderInCapitalsIsMissingAsOnLinux(Configuration system, @TempDir Path linux) throws IOException {
        String inCapitals = STAGE.editedPath().replaceFirst("^[^/]*/src/main", "01-CONTEXT-CAP/SRC/Main");
        try (FileSystem files = Jimfs.newFileSystem(system)) {
            StageSources there = sources(files.getPath("work").toAbsolutePath(), inCapitals);

            assertThat(there).isInstanceOf(StageSources.Missing.class).isEqualTo(sources(linux, inCapitals));
        }
    }

    /** Copies the solution's class to this place in a submission and reads the stage. */
    private static StageSources sources(Path folder, String place) throws IOException {
        Path submission = folder.resolve("ada");
        Path agent = submission.resolve(place);
        Files.createDirectories(agent.getParent());
        Files.write(agent, Files.readAllBytes(Kit.agent(Kit.SOLUTIONS, STAGE)));
        return new Submission(submission).sources(STAGE);
    }
}
