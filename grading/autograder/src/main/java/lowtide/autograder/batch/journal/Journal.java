package lowtide.autograder.batch.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lowtide.autograder.batch.Reports;

/**
 * The out folder of a class run, and what is finished in it. A submission counts as finished once its entry in
 * {@code journal/} is there, and the entry names the SHA-256 of its {@code students/ID/results.json}, which was written
 * before it. Every file is written under another name, forced to disk, and then moved to its place in one step; so a process that
 * is killed leaves either nothing or something whole. One process at a time has the folder. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    private static final String LOCK = ".lock";
    private static final String COMPLETE = ".complete";
    private static final String HALF = ".half";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final FileChannel lock;
    private volatile boolean stopped;

    private Journal(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, or makes it.
     *
     * @throws RunRefused if another process has it, or it holds something else
     */
    public static Journal open(Path folder) throws IOException, RunRefused {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new RunRefused(folder + " is not a folder.");
        }
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve("run.json"))) {
            try (Stream<Path> children = Files.list(folder)) {
                Optional<Path> foreign =
                        children.filter(child -> !isOurLeftover(child)).findFirst();
                if (foreign.isPresent()) {
                    throw new RunRefused(folder + " holds no class run, but "
                            + foreign.get().getFileName() + ". Name a new or an empty folder.");
                }
            }
        }
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isTaken(channel)) {
            channel.close();
            throw new RunRefused(
                    "Another process is writing to " + folder + ". Wait until it ends, or name another folder.");
        }
        Journal journal = new Journal(folder, channel);
        deleteIn(folder, name -> name.endsWith(HALF));
        deleteIn(journal.entries(), name -> name.endsWith(HALF));
        return journal;
    }

    /** The lock ends with the process, however it ends. */
    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private static boolean isOurLeftover(Path child) {
        String name = child.getFileName().toString();
        return name.equals(LOCK) || name.endsWith(HALF);
    }

    public Path folder() {
        return folder;
    }

    private Path entries() {
        return folder.resolve("journal");
    }

    private Path students() {
        return folder.resolve(Reports.STUDENTS);
    }

    /** The results file of a student. */
    public Path result(String id) {
        return students().resolve(id).resolve("results.json");
    }

    private Path entry(String id) {
        return entries().resolve(id + ".json");
    }

    /** The settings of the run that this folder holds. */
    public Optional<RunSettings> settings() throws IOException {
        return read(folder.resolve("run.json"), RunSettings.class);
    }

    /** The class that this folder was last used for. */
    public Optional<ClassRoll> roll() throws IOException {
        return read(folder.resolve("class.json"), ClassRoll.class);
    }

    /** Begins a run, or continues it; forgets everybody who is not in this shard of the class any more. */
    public void begin(RunSettings settings, ClassRoll roll) throws IOException, RunRefused {
        Optional<RunSettings> earlier = settings();
        Optional<String> difference = earlier.flatMap(settings::difference);
        if (difference.isPresent()) {
            throw new RunRefused(folder + " holds a run of its own; this one would have " + difference.get()
                    + ". Name another folder.");
        }
        Files.deleteIfExists(folder.resolve(COMPLETE));
        put(folder.resolve("run.json"), JSON.writeValueAsBytes(settings));
        put(folder.resolve("class.json"), JSON.writeValueAsBytes(roll));
        Files.createDirectories(entries());
        Files.createDirectories(students());
        Set<String> ids = Set.copyOf(roll.in(settings.shard()));
        deleteIn(
                entries(),
                name -> !name.endsWith(".json") || !ids.contains(name.substring(0, name.length() - ".json".length())));
        deleteStudents(id -> !ids.contains(id));
        for (String id : ids) {
            Files.createDirectories(students().resolve(id));
            deleteIn(students().resolve(id), name -> name.endsWith(HALF));
        }
    }

    /** Forgets the run that this folder holds, with all its results. */
    public void restart() throws IOException {
        deleteIn(entries(), name -> true);
        deleteStudents(id -> true);
        Files.deleteIfExists(folder.resolve("run.json"));
    }

    private void deleteStudents(Predicate<String> which) throws IOException {
        if (!Files.isDirectory(students())) {
            return;
        }
        List<Path> gone;
        try (Stream<Path> children = Files.list(students())) {
            gone = children.filter(child -> which.test(child.getFileName().toString()))
                    .toList();
        }
        for (Path student : gone) {
            deleteIn(student, name -> true);
            Files.delete(student);
        }
    }

    /** Whether the reports of the whole run are there. */
    public boolean isComplete() {
        return Files.exists(folder.resolve(COMPLETE));
    }

    public void complete() throws IOException {
        put(folder.resolve(COMPLETE), new byte[0]);
    }

    /** What is finished of this student: an entry with the result it names. */
    public Optional<JournalEntry> finished(String id) throws IOException {
        try {
            Optional<JournalEntry> entry = read(entry(id), JournalEntry.class);
            if (entry.isEmpty()) {
                return entry;
            }
            String found = new Sha256().add(Files.readAllBytes(result(id))).hex();
            return entry.filter(finished -> finished.result().equals(found));
        } catch (JsonProcessingException | NoSuchFileException damaged) {
            return Optional.empty(); // by a disk or by hand: it is graded again
        }
    }

    /** Keeps a result, unless the run is being stopped: an agent that was killed with it has lost nothing. */
    public void finish(String id, byte[] result, JournalEntry entry) throws IOException {
        put(result(id), result);
        put(entry(id), JSON.writeValueAsBytes(entry.of(result)));
    }

    /** From now on nothing is kept. */
    public void stop() {
        stopped = true;
    }

    public boolean isStopped() {
        return stopped;
    }

    /** Writes a file of the folder. */
    public void put(Path file, byte[] bytes) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + HALF);
        try (FileChannel out = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
        if (!stopped) {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static void deleteIn(Path folder, Predicate<String> which) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> children = Files.list(folder)) {
            files = children.filter(Files::isRegularFile)
                    .filter(child -> which.test(child.getFileName().toString()))
                    .toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
