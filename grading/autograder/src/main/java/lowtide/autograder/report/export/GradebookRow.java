package lowtide.autograder.report.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.report.Adjustment;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;

/**
 * A student in a gradebook. A platform that finds a student twice keeps the first grade or the last, so every student
 * is listed once. If several uploads of a student were graded, the row has no grade.
 *
 * @param student one of the results of this student
 * @param isUndecided whether there are several results, and it is not known which one counts
 */
public record GradebookRow(ClassRow student, boolean isUndecided) {

    /** The students of a class, in the order of their ids. */
    public static List<GradebookRow> of(ClassResults results) {
        return of(results, GradebookRow::identity);
    }

    /** @param identity the same for all results of one student */
    static List<GradebookRow> of(ClassResults results, Function<ClassRow, String> identity) {
        return byStudent(results, identity).stream()
                .map(rows -> new GradebookRow(rows.get(0), rows.size() > 1))
                .toList();
    }

    /**
     * The ids of students without a grade because it is not known which of their results counts; where several students have
     * the same number, of different platforms, the ids of all of them together.
     */
    public static List<String> undecided(ClassResults results) {
        return byStudent(results, GradebookRow::identity).stream()
                .filter(rows -> rows.size() > 1)
                .map(rows -> rows.stream()
                        .limit(rows.get(0).uploads().isEmpty() ? rows.size() : 1)
                        .map(ClassRow::id)
                        .collect(Collectors.joining(" and ")))
                .toList();
    }

    private static Collection<List<ClassRow>> byStudent(ClassResults results, Function<ClassRow, String> identity) {
        Map<String, List<ClassRow>> byStudent = new LinkedHashMap<>();
        results.rows()
                .forEach(row -> byStudent
                        .computeIfAbsent(identity.apply(row), any -> new ArrayList<>())
                        .add(row));
        return byStudent.values();
    }

    /** The same for all results of one student. */
    static String identity(ClassRow row) {
        if (!row.platformId().isEmpty()) {
            return "platform " + row.platformId();
        }
        return row.uploads().isEmpty()
                ? "result " + row.id()
                : "uploads " + String.join("\n", new TreeSet<>(row.uploads()));
    }

    /** The points in a lab; empty if the kit has not judged everything, or it is not known which upload counts. */
    String grade(ClassResults.Lab lab) {
        return hasGrade(lab)
                ? student.lab(lab.number())
                        .map(score -> String.valueOf(score.points()))
                        .orElse("")
                : "";
    }

    /** The points by stage, the rubric if there is one, and what a person decided or said; empty if there is no grade, because Moodle keeps a comment even where it skips the grade. */
    String feedback(ClassResults.Lab lab, String rubric) {
        return hasGrade(lab)
                ? Stream.concat(
                                student.stagesOf(lab.number()).stream()
                                        .map(stage -> stage.number() + " " + stage.title() + " " + stage.points() + "/"
                                                + stage.outOf()),
                                Stream.concat(
                                        Stream.of(rubric)
                                                .filter(title -> !title.isEmpty())
                                                .map(title -> "Rubric: " + title),
                                        student.adjustmentsOf(lab.number()).stream()
                                                .map(Adjustment::describe)))
                        .collect(Collectors.joining("; "))
                : "";
    }

    /** What a person decided or said, in one line. */
    static String byHand(List<Adjustment> adjustments) {
        return adjustments.stream().map(Adjustment::describe).collect(Collectors.joining("; "));
    }

    private boolean hasGrade(ClassResults.Lab lab) {
        return !isUndecided
                && student.lab(lab.number())
                        .filter(score -> !score.unfinished())
                        .isPresent();
    }
}
