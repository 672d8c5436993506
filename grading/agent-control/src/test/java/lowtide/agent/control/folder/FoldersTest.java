package lowtide.agent.control.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    Path temporary;

    @Test
    void aDataFolderIsThereUntilItIsClosed() throws IOException {
        Path path;
        try (DataFolder folder = DataFolder.in(temporary)) {
            path = folder.path();
            assertThat(path).isEmptyDirectory().hasParent(temporary);
            Files.writeString(path.resolve("ann.json"), "{}");
        }

        assertThat(path).doesNotExist();
    }

    @Test
    void aTemporaryDataFolderIsNobodyElses() throws IOException {
        Path path;
        try (DataFolder folder = DataFolder.temporary()) {
            path = folder.path();
            assertThat(path).isEmptyDirectory();
        }

        assertThat(path).doesNotExist();
    }

    @Test
    void sizesAndFilesAreCounted() throws IOException {
        Files.createDirectories(temporary.resolve("a/b"));
        Files.write(temporary.resolve("a/b/c"), new byte[1_000]);

        assertThat(FolderSize.exceeds(temporary, 1_000, 3)).isFalse();
        assertThat(FolderSize.exceeds(temporary, 999, 3)).isTrue();
        assertThat(FolderSize.exceeds(temporary, 1_000, 2)).isTrue();
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        assertThat(FolderSize.exceeds(temporary.resolve("gone"), 0, 1)).isFalse();
    }

    @Test
    void foldersNestedDeeperThanAnyAgentNeedsCountAsTooMuch() throws IOException {
        Files.createDirectories(temporary.resolve("d/".repeat(31)));
        assertThat(FolderSize.exceeds(temporary, 1_000, 1_000)).isFalse();

        Files.createDirectories(temporary.resolve("d/".repeat(32)));
        assertThat(FolderSize.exceeds(temporary, 1_000, 1_000)).isTrue();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a path cannot be that long")
    void aFolderNestedDeeperThanAPathMayBeLongIsDeleted() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("deep"));
        String name = "d".repeat(200);
        for (int level = 0; level < 50; level++) { // 10,000 characters: each new folder takes in the ones before
            Path outer = Files.createDirectory(temporary.resolve("outer"));
            Files.writeString(outer.resolve("file"), "x");
            if (level > 0) {
                Files.move(folder.resolve(name), outer.resolve(name));
            }
            Files.move(outer, folder.resolve(name));
        }

        FolderDeletion.delete(folder);

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
    void aFolderThatNobodyMayReadIsDeleted() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("a/b/c"));
        Files.writeString(folder.resolve("file"), "x");
        for (Path closed = folder; !closed.equals(temporary); closed = closed.getParent()) {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        }

        FolderDeletion.delete(temporary.resolve("a"));

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void aLinkIsDeletedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("file"), "x");
        Path folder = Files.createDirectory(temporary.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), outside);

        FolderDeletion.delete(folder);

        assertThat(folder).doesNotExist();
        assertThat(outside.resolve("file")).exists();
    }

    @Test
    void whatIsNoFolderOrNotThereIsDeletedToo() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");

        FolderDeletion.delete(file);
        FolderDeletion.delete(temporary.resolve("gone"));

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void namesThatTheDeletionUsesItselfAreNoObstacle() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("folder"));
        Files.createDirectories(folder.resolve("moved-0/moved-1/moved-2"));
        Files.createDirectories(folder.resolve("moved-1/x"));

        FolderDeletion.delete(folder);

        assertThat(temporary).isEmptyDirectory();
    }
}
