package lowtide.autograder.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lowtide.autograder.Kit;
import lowtide.course.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Of a stage that is a document, only that document is read. */
class DocumentFileTest {

    private static final Stage STAGE = Kit.stage(0);

    @TempDir
    Path submission;

    private Path document;

    @BeforeEach
    void theStarter() {
        Kit.copySources(Kit.EXERCISES, submission, STAGE);
        document = Kit.agent(submission, STAGE);
    }

    @Test
    void theStarterIsUntouched() throws IOException {
        assertThat(sources())
                .isInstanceOfSatisfying(
                        StageSources.Found.class,
                        found -> assertThat(found.untouched()).isTrue());

        Files.writeString(document, "- line: 2\n");

        assertThat(sources()).isInstanceOfSatisfying(StageSources.Found.class, found -> {
            assertThat(found.untouched()).isFalse();
            assertThat(found.files())
                    .containsExactly(new SourceFile(STAGE.editedPath(), STAGE.document(), "- line: 2\n"));
        });
    }

    @Test
    void anythingElseInItsFolderIsIgnored() throws IOException {
        Files.writeString(document.resolveSibling("risks.yaml"), "other");
        Files.createDirectories(document.resolveSibling("src/main/java"));
        Files.writeString(document.resolveSibling("src/main/java/Other.java"), "class Other {}");

        assertThat(sources()).isInstanceOf(StageSources.Found.class);
    }

    @Test
    void aMissingDocumentIsNamed() throws IOException {
        Files.delete(document);

        assertThat(sources()).isEqualTo(new StageSources.Missing(STAGE, "There is no 00-scaling-risks/risks.yml."));

        Files.move(document.getParent(), submission.resolve("risks"));

        assertThat(sources())
                .isEqualTo(new StageSources.Missing(
                        STAGE, "There is no 00-scaling-risks/risks.yml, and no folder 00-scaling-risks."));
    }

    @Test
    void aLargeOneIsRefused() throws IOException {
        Files.writeString(document, "#".repeat(64 * 1024 + 1));

        assertThat(sources())
                .isEqualTo(new StageSources.Refused(
                        STAGE, "00-scaling-risks/risks.yml is too large; the limit is 64 KB."));
    }

    @Test
    void otherBytesThanUtf8HaveALine() throws IOException {
        Files.write(document, new byte[] {'a', '\n', (byte) 0xE4});

        assertThat(sources())
                .isInstanceOfSatisfying(
                        StageSources.NotUtf8.class,
                        unreadable -> assertThat(unreadable.line()).isEqualTo(2));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLinkIsRefused() throws IOException {
        Path elsewhere = Files.move(document, submission.resolve("elsewhere.yml"));
        Files.createSymbolicLink(document, elsewhere);

        assertThat(sources())
                .isEqualTo(new StageSources.Refused(
                        STAGE, "00-scaling-risks/risks.yml is a link; a submission may contain only regular files."));
    }

    private StageSources sources() {
        return new Submission(submission).sources(STAGE);
    }
}
