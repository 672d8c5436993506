package lowtide.autograder.submission.archive;

import static lowtide.autograder.submission.SampleUploads.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is listed without following links and without walking huge folders. */
class FolderTreeTest {

    @TempDir
    Path folder;

    @Test
    void foldersOfToolsAreListedWithoutTheirContent() throws IOException {
        write(folder.resolve("node_modules/left-pad/index.js"), "x");
        write(folder.resolve("src/main/java/build/A.java"), "x");

        assertThat(paths())
                .contains("node_modules", "src/main/java/build/A.java")
                .doesNotContain("node_modules/left-pad");
    }

    @Test
    void theFilesOfSystemsAreLeftOut() throws IOException {
        write(folder.resolve("__MACOSX/._A.java"), "x");
        write(folder.resolve(".DS_Store"), "x");
        write(folder.resolve("A.java"), "x");

        assertThat(paths()).containsExactly("A.java");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        write(folder.resolve("pictures/1.png"), "x");
        write(folder.resolve("pictures/2.png"), "x");

        assertThat(FolderTree.open(folder, 3).entries()).hasSize(3);
        assertThatThrownBy(() -> FolderTree.open(folder, 2))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageStartingWith("It has more than 2 files;");
    }

    @Test
    void linksAreListedAndNotFollowed() throws IOException {
        write(folder.resolve("real/A.java"), "x");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));

        assertThat(FolderTree.open(folder).entry("link").orElseThrow().kind()).isEqualTo(FileTree.Kind.LINK);
        assertThat(paths()).containsExactly("link", "real", "real/A.java");
    }

    @Test
    void theWalkEndsAtTheGreatestDepth() throws IOException {
        Files.createDirectories(folder.resolve(String.join("/", Collections.nCopies(40, "d"))));

        assertThat(paths()).hasSize(FileTree.MAX_DEPTH);
    }

    @Test
    void aFolderThatDoesNotExistCannotBeListed() {
        assertThatThrownBy(() -> FolderTree.open(folder.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
    }

    private Iterable<String> paths() throws IOException {
        return FolderTree.open(folder).entries().stream()
                .map(FileTree.Entry::path)
                .toList();
    }
}
