package lowtide.agent.control.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open folder. Where the system can do it, entries are reached through the open folder instead of by their paths, so
 * that a hostile program cannot redirect the grader with a link, even while it runs. Links are never followed.
 */
final class OpenFolder implements AutoCloseable {

    private final Path path;
    private final DirectoryStream<Path> stream;

    private OpenFolder(Path path, DirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
    }

    static OpenFolder at(Path path) throws IOException {
        return new OpenFolder(path, Files.newDirectoryStream(path));
    }

    /** A folder in this one. */
    OpenFolder folder(Path name) throws IOException {
        return new OpenFolder(
                path.resolve(name),
                stream instanceof SecureDirectoryStream<Path> secure
                        ? secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)
                        : Files.newDirectoryStream(path.resolve(name)));
    }

    /** The names of its entries, up to one more than this. Called once. */
    List<Path> names(int most) {
        List<Path> names = new ArrayList<>();
        for (Path entry : stream) {
            names.add(entry.getFileName());
            if (names.size() > most) {
                break;
            }
        }
        return names;
    }

    BasicFileAttributes attributes(Path name) throws IOException {
        return view(name, BasicFileAttributeView.class).orElseThrow().readAttributes();
    }

    /** Reads a regular file, up to one byte more than this. */
    StoredFile read(Path name, int most) throws IOException {
        BasicFileAttributes attributes = attributes(name);
        Optional<PosixFileAttributeView> posix = view(name, PosixFileAttributeView.class);
        ByteBuffer content = ByteBuffer.allocate((int) Math.min(attributes.size(), most) + 1);
        try (SeekableByteChannel channel = channel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // reads on
            }
        }
        byte[] bytes = new byte[content.flip().remaining()];
        content.get(bytes);
        return new StoredFile(
                bytes,
                attributes.lastModifiedTime(),
                posix.isPresent() ? Optional.of(posix.get().readAttributes()) : Optional.empty());
    }

    /** Creates a file, with the owner, the permissions and the time of the given one. */
    void create(Path name, StoredFile file) throws IOException {
        try (SeekableByteChannel channel = channel(
                name, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer content = ByteBuffer.wrap(file.bytes());
            while (content.hasRemaining()) {
                channel.write(content);
            }
        }
        Optional<PosixFileAttributeView> posix = view(name, PosixFileAttributeView.class);
        if (posix.isPresent() && file.posix().isPresent()) {
            if (!posix.get().getOwner().equals(file.posix().get().owner())) {
                posix.get().setOwner(file.posix().get().owner());
            }
            posix.get().setPermissions(file.posix().get().permissions());
        }
        view(name, BasicFileAttributeView.class).orElseThrow().setTimes(file.modified(), null, null);
    }

    void delete(Path name) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            secure.deleteFile(name);
        } else {
            Files.delete(path.resolve(name));
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private SeekableByteChannel channel(Path name, Set<OpenOption> options) throws IOException {
        return stream instanceof SecureDirectoryStream<Path> secure
                ? secure.newByteChannel(name, options)
                : Files.newByteChannel(path.resolve(name), options);
    }

    private <V extends FileAttributeView> Optional<V> view(Path name, Class<V> type) {
        return Optional.ofNullable(
                stream instanceof SecureDirectoryStream<Path> secure
                        ? secure.getFileAttributeView(name, type, LinkOption.NOFOLLOW_LINKS)
                        : Files.getFileAttributeView(path.resolve(name), type, LinkOption.NOFOLLOW_LINKS));
    }
}
