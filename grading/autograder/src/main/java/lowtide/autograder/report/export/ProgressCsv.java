package lowtide.autograder.report.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lowtide.autograder.report.history.ClassHistory;
import lowtide.autograder.report.history.RunSnapshot;
import lowtide.autograder.report.history.StudentSnapshot;

/** The history of a class in CSV, with a row for each student in each run. */
public final class ProgressCsv {

    private ProgressCsv() {}

    /** Writes the file. */
    public static void write(ClassHistory history, Path file) throws IOException {
        List<Integer> stages = List.copyOf(history.stages());
        List<List<String>> rows = new ArrayList<>();
        List<String> headings = new ArrayList<>(List.of("run", "time", "id", "name", "attempt", "points"));
        stages.forEach(stage -> headings.add("stage " + stage));
        headings.add("failed");
        rows.add(headings);
        for (RunSnapshot run : history.runs()) {
            run.students().forEach(student -> rows.add(row(history, run, student, stages)));
        }
        GradebookCsv.write(rows, file);
    }

    private static List<String> row(
            ClassHistory history, RunSnapshot run, StudentSnapshot student, List<Integer> stages) {
        List<String> row = new ArrayList<>(List.of(
                String.valueOf(run.run()),
                run.time(),
                student.id(),
                student.name(),
                String.valueOf(history.attempts(student.id(), run)),
                String.valueOf(student.points())));
        stages.forEach(stage -> row.add(
                student.stages().containsKey(stage)
                        ? String.valueOf(student.stages().get(stage))
                        : ""));
        row.add(String.join(", ", student.failed()));
        return row;
    }
}
