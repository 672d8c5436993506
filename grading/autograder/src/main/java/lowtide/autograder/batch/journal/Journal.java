package lowtide.autograder.batch.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The finished part of a class run, kept in its out folder. A submission is finished once its entry in {@code journal/}
 * exists. The entry holds the SHA-256 of {@code students/ID/results.json} and {@code sources.json}, which are written
 * before it. Only one process at a time uses the folder, and a process that is killed leaves no incomplete files.
 * Thread-safe.
 */
public final class Journal implements AutoCloseable {

    /** The folder with one folder per student, below the out folder. */
    public static final String STUDENTS = "students";

    private static final String SETTINGS = "run.json";
    private static final String ROLL = "class.json";
    private static final String COMPLETE = ".complete";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final RunFolder folder;

    private Journal(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * Locks the out folder, and creates it if it does not exist.
     *
     * @throws RunRefused if another process has locked it, or it contains something else
     */
    public static Journal open(Path out) throws IOException, RunRefused {
        Journal journal = new Journal(RunFolder.lock(out, SETTINGS));
        journal.folder.deleteUnfinished(out);
        journal.folder.deleteUnfinished(journal.entries());
        return journal;
    }

    /** Whether the folder holds a run. */
    public static boolean exists(Path out) {
        return Files.isRegularFile(out.resolve(SETTINGS));
    }

    /** The out folder. */
    public Path folder() {
        return folder.path();
    }

    private Path entries() {
        return folder().resolve("journal");
    }

    private Path students() {
        return folder().resolve(STUDENTS);
    }

    private Path entry(String id) {
        return entries().resolve(id + ".json");
    }

    /** The results file of a student. */
    public Path result(String id) {
        return students().resolve(id).resolve("results.json");
    }

    /** The file with a student's sources, as far as the pages show them. */
    public Path sources(String id) {
        return students().resolve(id).resolve("sources.json");
    }

    /** The settings of the run in this folder; empty if there is none. */
    public Optional<RunSettings> settings() throws IOException {
        return read(folder().resolve(SETTINGS), RunSettings.class);
    }

    /** The class that this folder was last used for; empty if there is none. */
    public Optional<ClassRoll> roll() throws IOException {
        return read(folder().resolve(ROLL), ClassRoll.class);
    }

    /**
     * Starts a run, or continues it. Deletes the results of students who are no longer in this shard of the class.
     *
     * @throws RunRefused if the folder holds a run with other settings
     */
    public void begin(RunSettings settings, ClassRoll roll) throws IOException, RunRefused {
        Optional<String> difference = settings().flatMap(settings::difference);
        if (difference.isPresent()) {
            throw new RunRefused(folder() + " already holds a run; this one would have " + difference.get()
                    + ". Name another folder, or repeat the options of that run.");
        }
        Files.deleteIfExists(folder().resolve(COMPLETE));
        put(SETTINGS, JSON.writeValueAsBytes(settings));
        put(ROLL, JSON.writeValueAsBytes(roll));
        Files.createDirectories(entries());
        Files.createDirectories(students());
        Set<String> ids = Set.copyOf(roll.in(settings.shard()));
        folder.deleteFiles(
                entries(),
                name -> !name.endsWith(".json") || !ids.contains(name.substring(0, name.length() - ".json".length())));
        deleteStudents(id -> !ids.contains(id));
        for (String id : ids) {
            Files.createDirectories(students().resolve(id));
            folder.deleteUnfinished(students().resolve(id));
        }
    }

    /** Deletes the run in this folder, with all its results. */
    public void restart() throws IOException {
        folder.deleteFiles(entries(), name -> true);
        deleteStudents(id -> true);
        Files.deleteIfExists(folder().resolve(SETTINGS));
    }

    private void deleteStudents(Predicate<String> which) throws IOException {
        if (!Files.isDirectory(students())) {
            return;
        }
        List<Path> deleted;
        try (Stream<Path> children = Files.list(students())) {
            deleted = children.filter(child -> which.test(child.getFileName().toString()))
                    .toList();
        }
        for (Path student : deleted) {
            folder.deleteFiles(student, name -> true);
            Files.delete(student);
        }
    }

    /** Whether all reports of the run are written. */
    public boolean isComplete() {
        return Files.exists(folder().resolve(COMPLETE));
    }

    /** Records that all reports of the run are written. */
    public void complete() throws IOException {
        put(COMPLETE, new byte[0]);
    }

    /** The entry of this student; empty if there is none, or the two files have changed since it was written. */
    public Optional<JournalEntry> finished(String id) throws IOException {
        try {
            Optional<JournalEntry> entry = read(entry(id), JournalEntry.class);
            if (entry.isEmpty()) {
                return entry;
            }
            String found = JournalEntry.hash(Files.readAllBytes(result(id)), Files.readAllBytes(sources(id)));
            return entry.filter(finished -> finished.result().equals(found));
        } catch (JsonProcessingException | NoSuchFileException damaged) {
            return Optional.empty(); // damaged by the disk or by hand: graded again
        }
    }

    /**
     * Stores a result, unless the run is being stopped: an agent must not lose points because it was killed with the
     * run.
     */
    public void finish(String id, byte[] result, byte[] sources, JournalEntry entry) throws IOException {
        folder.write(result(id), result);
        folder.write(sources(id), sources);
        folder.write(entry(id), JSON.writeValueAsBytes(entry.of(result, sources)));
    }

    /** From now on, nothing is stored. */
    public void stop() {
        folder.stop();
    }

    /** Whether {@link #stop} was called. */
    public boolean isStopped() {
        return folder.isStopped();
    }

    /** Writes a file of the out folder. */
    public void put(String name, byte[] bytes) throws IOException {
        folder.write(folder().resolve(name), bytes);
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
