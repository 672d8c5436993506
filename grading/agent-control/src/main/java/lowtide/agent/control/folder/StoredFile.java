package lowtide.agent.control.folder;

import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of an agent. Immutable.
 *
 * @param bytes what it holds; the array is not changed
 * @param modified when it was last modified, by its own account
 * @param posix its owner and permissions, where the system has them
 */
public record StoredFile(byte[] bytes, FileTime modified, Optional<PosixFileAttributes> posix) {

    /** The same file with another content. */
    public StoredFile with(byte[] content) {
        return new StoredFile(content, modified, posix);
    }

    /** Whether both hold the same bytes. */
    public boolean hasBytesOf(StoredFile other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /** What it holds, as text in UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
