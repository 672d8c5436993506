package lowtide.autograder.adjust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.batch.journal.ClassRoll;
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
     * @param student the student's id, or the name until it is {@linkplain #resolved resolved}
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
     * The same adjustments with the ids of students in place of their names.
     *
     * @throws RunRefused if the class has no student with an id or name, a name is that of several people, or points of a
     *     check are given twice; the message names the line
     */
    public Adjustments resolved(ClassRoll roll) throws RunRefused {
        List<Entry> resolved = new ArrayList<>();
        Map<String, Entry> overridden = new HashMap<>();
        for (Entry entry : entries) {
            Entry known = new Entry(entry.line(), id(entry, roll), entry.adjustment());
            Entry earlier = known.adjustment().overrides()
                    ? overridden.putIfAbsent(
                            known.student() + " " + known.adjustment().check(), entry)
                    : null;
            if (earlier != null) {
                throw refused(
                        entry,
                        "the points of " + known.student() + " in "
                                + known.adjustment().check() + " are given for " + earlier.student() + " in line "
                                + earlier.line() + " already");
            }
            resolved.add(known);
        }
        return new Adjustments(file, resolved);
    }

    private String id(Entry entry, ClassRoll roll) throws RunRefused {
        String student = entry.student();
        if (roll.students().contains(student)) {
            return student;
        }
        Collection<String> fitting = roll.names().of(student);
        if (fitting.isEmpty()) {
            String likely = Stream.concat(roll.students().stream(), roll.names().ids().keySet().stream())
                    .filter(student::equalsIgnoreCase)
                    .distinct()
                    .collect(Collectors.joining(" or "));
            throw refused(
                    entry,
                    "there is no student " + student + " in this class; "
                            + (likely.isEmpty()
                                    ? "class.csv lists the ids, which are also the names in students/"
                                    : "there is " + likely));
        } else if (fitting.size() > 1 || roll.names().shared().contains(student)) {
            throw refused(
                    entry,
                    student + " is the name of several people; name the id instead, which is "
                            + String.join(" or ", fitting)
                            + (fitting.size() > 1 ? "" : " for the one who submitted"));
        }
        return fitting.iterator().next();
    }

    private RunRefused refused(Entry entry, String sentence) {
        return AdjustmentFile.refused(Path.of(file), entry.line(), sentence);
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
