package lowtide.checks.sessionfiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lowtide.agent.control.folder.FolderDeletion;

/**
 * Watches whether a file is deleted or renamed, even for an instant. Linux reports both in order, and a replacement in
 * one step as neither; other systems report too late, so nothing is seen there.
 */
final class DeletionWatch implements AutoCloseable {

    private static final boolean WORKS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    private static final long LIMIT_SECONDS = 60;

    private final Path name;
    private final WatchService events;
    private final WatchKey watched;
    private final Path ownFolder;
    private final WatchKey own;

    private DeletionWatch(Path file) throws IOException {
        name = file.getFileName();
        ownFolder = Files.createTempDirectory("lowtide-watch-");
        events = FileSystems.getDefault().newWatchService();
        watched = file.getParent().register(events, StandardWatchEventKinds.ENTRY_DELETE);
        own = ownFolder.register(events, StandardWatchEventKinds.ENTRY_CREATE);
    }

    /** Begins to watch. */
    static DeletionWatch of(Path file) {
        try {
            return new DeletionWatch(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("A folder cannot be watched.", failure);
        }
    }

    /** Whether it was deleted or renamed so far. Called once. */
    boolean hasSeenOne() {
        if (!WORKS) {
            return false;
        }
        boolean seen = false;
        try {
            Files.createFile(ownFolder.resolve("end")); // reported after everything else
            for (WatchKey key = watched; key != own; key = next()) {
                seen |= key.pollEvents().stream().anyMatch(this::isAboutTheFile);
                key.reset();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("A folder cannot be watched.", failure);
        }
        return seen | watched.pollEvents().stream().anyMatch(this::isAboutTheFile);
    }

    private WatchKey next() throws IOException {
        try {
            return Optional.ofNullable(events.poll(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .orElseThrow(() -> new IOException("no events"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private boolean isAboutTheFile(WatchEvent<?> event) {
        return name.equals(event.context());
    }

    @Override
    public void close() {
        try {
            events.close();
            FolderDeletion.delete(ownFolder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
