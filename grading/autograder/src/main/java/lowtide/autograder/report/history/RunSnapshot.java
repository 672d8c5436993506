package lowtide.autograder.report.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.report.ClassResults;

/**
 * What one run found.
 *
 * @param run from 1 on
 * @param time when it ended, as {@code 2026-11-30 18:05} in the time zone of the machine
 * @param rubric the title of the rubric; empty if the points are those of the catalogue
 * @param students sorted by id
 */
public record RunSnapshot(int run, String time, String rubric, List<StudentSnapshot> students) {

    /** @param submissions identifies what each student submitted, by student id */
    public static RunSnapshot of(int run, String time, ClassResults results, Map<String, String> submissions) {
        List<ClassResults.Lab> labs = results.labs();
        return new RunSnapshot(
                run,
                time,
                results.rubric(),
                results.rows().stream()
                        .map(row -> StudentSnapshot.of(row, submissions.getOrDefault(row.id(), ""), labs))
                        .toList());
    }

    /** The student with this id. */
    public Optional<StudentSnapshot> student(String id) {
        return students.stream().filter(student -> student.id().equals(id)).findFirst();
    }
}
