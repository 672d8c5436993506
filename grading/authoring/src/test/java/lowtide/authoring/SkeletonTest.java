package lowtide.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkeletonTest {

    private static final String MODULES =
            "  <modules>\n    <module>05-logging</module>\n    <module>16-streaming</module>\n  </modules>\n";

    @TempDir
    Path root;

    @BeforeEach
    void poms() throws IOException {
        for (String parent : List.of("exercises", "solutions")) {
            Files.createDirectories(root.resolve(parent));
            Files.writeString(root.resolve(parent).resolve("pom.xml"), MODULES);
        }
    }

    @Test
    void everyFileOfTheStageIsWrittenWithItsNames() throws IOException {
        List<Path> written = Skeleton.of("6", "tool-calls", "Tool calls", 2).write(new KitFolder(root));

        assertThat(written)
                .contains(
                        Path.of("grading/checks/src/main/java/lowtide/checks/toolcalls/stage.yml"),
                        Path.of("exercises/06-tool-calls/src/main/java/lowtide/toolcalls/WellnessAgent.java"),
                        Path.of("solutions/06-tool-calls/TEACHING.md"),
                        Path.of("solutions/06-tool-calls/src/test/java/lowtide/toolcalls/ToolCallsTest.java"));
        for (Path file : written) {
            assertThat(Files.readString(root.resolve(file))).doesNotContain("{{");
        }
    }

    @Test
    void theModulesStayInOrder() throws IOException {
        Skeleton.of("6", "tool-calls", "Tool calls", 2).write(new KitFolder(root));

        assertThat(Files.readString(root.resolve("exercises/pom.xml")))
                .containsSubsequence("05-logging", "06-tool-calls", "16-streaming");
    }

    @Test
    void aStageThatIsThereIsNotOverwritten() {
        Skeleton.of("6", "retries", "Retries", 2).write(new KitFolder(root));

        assertThatThrownBy(() -> Skeleton.of("6", "retries", "Retries", 2).write(new KitFolder(root)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("already exists.");
    }

    @Test
    void whatNoStageCanBeCalledIsRefused() {
        assertThatThrownBy(() -> Skeleton.of("six", "retries", "Retries", 2))
                .hasMessage("-Dnumber must be from 0 to 99.");
        assertThatThrownBy(() -> Skeleton.of("6", "Re tries", "Retries", 2))
                .hasMessage("-Dslug must be a few lower-case words joined by hyphens.");
        assertThatThrownBy(() -> Skeleton.of("6", "retries", " ", 2)).hasMessage("-Dtitle is missing.");
    }
}
