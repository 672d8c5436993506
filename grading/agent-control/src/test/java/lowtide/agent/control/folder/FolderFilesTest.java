package lowtide.agent.control.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path outside;

    @TempDir
    Path folder;

    @Test
    void regularFilesAreReadAndLinksAreNot() throws IOException {
        write("ann.json", "{}");
        write("nested/bob.json", "[]");
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("link"), outside.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("folder"), outside);

        Map<Path, StoredFile> files = FolderFiles.read(folder);

        assertThat(files).containsOnlyKeys(Path.of("ann.json"), Path.of("nested", "bob.json"));
        assertThat(files.get(Path.of("nested", "bob.json")).text()).isEqualTo("[]");
    }

    @Test
    void anEarlierStateIsRestored() throws IOException {
        write("ann.json", "old");
        write("nested/bob.json", "kept");
        Files.setLastModifiedTime(folder.resolve("ann.json"), LONG_AGO);
        Map<Path, StoredFile> before = FolderFiles.read(folder);
        write("ann.json", "new");
        write("nested/carol.json", "more");

        FolderFiles.restore(folder, before);

        assertThat(folder.resolve("ann.json")).hasContent("old");
        assertThat(Files.getLastModifiedTime(folder.resolve("ann.json"))).isEqualTo(LONG_AGO);
        assertThat(FolderFiles.read(folder)).containsOnlyKeys(before.keySet());
    }

    @Test
    void aLinkInThePlaceOfAFileIsNotWrittenThrough() throws IOException {
        write("ann.json", "old");
        Map<Path, StoredFile> damaged = new TreeMap<>(FolderFiles.read(folder));
        damaged.computeIfPresent(
                Path.of("ann.json"), (name, file) -> file.with("damaged".getBytes(StandardCharsets.UTF_8)));
        Path secret = Files.writeString(outside.resolve("secret"), "secret");
        Files.delete(folder.resolve("ann.json"));
        Files.createSymbolicLink(folder.resolve("ann.json"), secret);

        assertThatThrownBy(() -> FolderFiles.restore(folder, damaged)).isInstanceOf(IOException.class);

        assertThat(secret).hasContent("secret");
    }

    @Test
    void moreThanAnHonestAgentWritesIsNotRead() throws IOException {
        for (int i = 0; i <= FolderFiles.MAX; i++) {
            Files.createFile(folder.resolve("file" + i));
        }

        assertThatThrownBy(() -> FolderFiles.read(folder)).hasMessageContaining("more than 500 files");
    }

    @Test
    void aHugeFileAndDeepFoldersAreNotRead() throws IOException {
        Files.write(folder.resolve("huge"), new byte[FolderFiles.LARGEST + 1]);
        assertThatThrownBy(() -> FolderFiles.read(folder)).hasMessageContaining("bytes");
        Files.delete(folder.resolve("huge"));
        write("a/b/c/d/e", "deep");
        assertThatThrownBy(() -> FolderFiles.read(folder)).hasMessageContaining("levels");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
