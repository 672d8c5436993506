package lowtide.autograder.adjust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.report.AdjustedResults;
import lowtide.autograder.report.Adjustment;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
import lowtide.course.Course;

/**
 * What a person decided or said after grading, as a file has it. Immutable.
 *
 * @param file as the user named it, for messages; empty if there is none
 * @param entries in their order
 */
public record Adjustments(String file, List<Entry> entries) {

    /** Nothing was decided. */
    public static final Adjustments NONE = new Adjustments("", List.of());

    /** The file that is used if none is named: beside the out folder, so that it survives when that folder is deleted. */
    public static final String DEFAULT_FILE = "adjust.yml";

    /** The report of a class run that says that it has adjustments. */
    public static final String REPORT = "adjustments.csv";

    /**
     * One entry.
     *
     * @param line where it says whom it is about
     * @param student the student's id
     */
    public record Entry(int line, String student, Adjustment adjustment) {}

    /** Copies the list. */
    public Adjustments {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a file.
     *
     * @param course the course whose checks it names
     * @throws RunRefused if something in it is wrong; the message names the line
     * @throws IOException if it cannot be read
     */
    public static Adjustments read(Path file, Course course) throws IOException, RunRefused {
        return new Adjustments(file.toString(), AdjustmentFile.read(file, course));
    }

    /**
     * The adjustments of a class run: those of the named file or, if none is named, of {@value #DEFAULT_FILE} beside the out
     * folder if it exists.
     *
     * @param earlier folders of runs whose reports this run replaces or merges
     * @throws RunRefused if something in the file is wrong, or there is no file, but an earlier run had one
     */
    public static Adjustments ofClass(Optional<Path> named, Path out, List<Path> earlier, Course course)
            throws IOException, RunRefused {
        Path beside = out.resolveSibling(DEFAULT_FILE);
        if (named.isPresent() || Files.isRegularFile(beside)) {
            return read(named.orElse(beside), course);
        }
        for (Path folder : earlier) {
            if (Files.exists(folder.resolve(REPORT))) {
                throw new RunRefused(
                        "The reports in " + folder + " have adjustments by hand, and this run has no file of"
                                + " them. Name it, or put it back as " + beside + ". To do without them, delete "
                                + folder.resolve(REPORT) + ".");
            }
        }
        return NONE;
    }

    /**
     * Checks that the class has all students that are named.
     *
     * @param ids of the students
     * @throws RunRefused if it does not; the message names the line
     */
    public void demandStudents(Collection<String> ids) throws RunRefused {
        demandStudents(ids.stream().collect(Collectors.toMap(id -> id, id -> id)));
    }

    /**
     * Checks that the class has all students that are named.
     *
     * @param names of the students, by id
     * @throws RunRefused if it does not; the message names the line
     */
    public void demandStudents(Map<String, String> names) throws RunRefused {
        for (Entry entry : entries) {
            if (!names.containsKey(entry.student())) {
                String likely = names.keySet().stream()
                        .filter(id ->
                                names.get(id).equalsIgnoreCase(entry.student()) || id.equalsIgnoreCase(entry.student()))
                        .sorted()
                        .collect(Collectors.joining(" or "));
                throw AdjustmentFile.refused(
                        Path.of(file),
                        entry.line(),
                        "there is no student " + entry.student() + " in this class; "
                                + (likely.isEmpty()
                                        ? "class.csv lists the ids, which are also the names in students/"
                                        : "the id is " + likely));
            }
        }
    }

    /** What was applied to a class, in words; empty if there is no file. */
    public String describe(ClassResults results) {
        if (file.isEmpty()) {
            return "";
        }
        List<Adjustment> applied = results.rows().stream()
                .flatMap(row -> row.adjustments().stream())
                .toList();
        int points = (int) applied.stream().filter(Adjustment::overrides).count();
        int others = entries.size() - applied.size();
        return "By hand: " + ReportText.count(points, "change") + " of points and "
                + ReportText.count(applied.size() - points, "comment") + " from " + file
                + (others == 0 ? "" : "; not used: " + others + " for stages or students that are not graded here");
    }

    /** The results with the adjustments of their student, instead of those that they have. */
    public Results applied(Results results) {
        return applied(results, results.student().id());
    }

    /** The results with the adjustments of the student with this id, instead of those that they have. */
    public Results applied(Results results, String student) {
        Set<String> graded = results.stages().stream()
                .flatMap(stage -> stage.checks().stream())
                .map(Results.Check::id)
                .collect(Collectors.toSet());
        return AdjustedResults.of(
                results,
                entries.stream()
                        .filter(entry -> entry.student().equals(student))
                        .map(Entry::adjustment)
                        .filter(adjustment -> adjustment.check().isEmpty() || graded.contains(adjustment.check()))
                        .toList());
    }
}
