package lowtide.desk.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lowtide.course.Stage;
import lowtide.desk.exercise.ExerciseFolder;

/**
 * Notices saved files by looking at their times and sizes, which works on every file system: network drives, containers
 * and WSL report no events. A look takes about a millisecond. Not thread-safe.
 */
public final class SavedFiles {

    /** An editor may empty a file before it writes it. */
    private static final int LOOKS_AT_EMPTY_FILE = 20;

    private final ExerciseFolder folder;
    private final List<Stage> stages;
    private Map<Stage, Map<Path, Stamp>> reported;
    private Map<Stage, Map<Path, Stamp>> latest;
    private int sameLooks;

    /** From now on, changes of these stages' sources count. */
    public SavedFiles(ExerciseFolder folder, List<Stage> stages) {
        this.folder = folder;
        this.stages = stages;
        this.reported = look();
        this.latest = reported;
    }

    /**
     * Looks, and returns one save for each stage whose sources have changed since it was last returned. A change counts
     * when a second look finds nothing newer, because an editor may write a file in several steps.
     */
    public List<Save> changed() {
        Map<Stage, Map<Path, Stamp>> now = look();
        sameLooks = now.equals(latest) ? sameLooks + 1 : 0;
        latest = now;
        if (sameLooks < (hasEmptyFile(now) ? LOOKS_AT_EMPTY_FILE : 1)) {
            return List.of();
        }
        Map<Stage, Map<Path, Stamp>> before = reported;
        reported = now;
        return stages.stream()
                .filter(stage -> !now.get(stage).equals(before.get(stage)))
                .map(stage -> new Save(stage, latest(now.get(stage))))
                .toList();
    }

    /** Whether the last look found a change that a second look must confirm. */
    public boolean isUnsettled() {
        return !latest.equals(reported);
    }

    private static boolean hasEmptyFile(Map<Stage, Map<Path, Stamp>> seen) {
        return seen.values().stream().flatMap(files -> files.values().stream()).anyMatch(stamp -> stamp.size() == 0);
    }

    private static Instant latest(Map<Path, Stamp> files) {
        return files.values().stream()
                .map(stamp -> stamp.time().toInstant())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Map<Stage, Map<Path, Stamp>> look() {
        Map<Stage, Map<Path, Stamp>> seen = new HashMap<>();
        for (Stage stage : stages) {
            Map<Path, Stamp> files = new HashMap<>();
            folder.sources(stage).forEach(file -> files.put(file, stamp(file)));
            seen.put(stage, files);
        }
        return seen;
    }

    private static Stamp stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size());
        } catch (IOException gone) {
            return new Stamp(FileTime.fromMillis(0), 0);
        }
    }

    private record Stamp(FileTime time, long size) {}
}
