package lowtide.autograder.report.page.instructor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.history.ClassHistory;
import lowtide.autograder.report.history.RunSnapshot;
import lowtide.autograder.report.history.StudentSnapshot;
import lowtide.autograder.report.page.PageTemplates;

/** The page of a class over time: who gained, who regressed, who is stuck, and the class's progress by stage. */
public final class ProgressPage {

    private final ClassHistory history;
    private final Function<String, String> pageOf;

    private ProgressPage(ClassHistory history, Function<String, String> pageOf) {
        this.history = history;
        this.pageOf = pageOf;
    }

    /**
     * Writes the page.
     *
     * @param pageOf the address of a student's page by student id, relative to the file
     */
    public static void write(ClassHistory history, Function<String, String> pageOf, Path file) throws IOException {
        PageTemplates.write("progress.html", new ProgressPage(history, pageOf).view(), file);
    }

    private Map<String, Object> view() {
        List<Integer> stages = List.copyOf(history.stages());
        return Map.of(
                "runs", history.runs().size(),
                "stages", stages,
                "rows", history.runs().stream().map(run -> row(run, stages)).toList(),
                "changes",
                        history.changes().stream()
                                .map(change -> new PersonView(
                                        link(change.id(), change.name()), signed(change.points()), stages(change), ""))
                                .toList(),
                "stuckAfter", ClassHistory.STUCK_AFTER,
                "stuck",
                        history.stuck().stream()
                                .map(stuck -> new PersonView(
                                        link(stuck.id(), stuck.name()),
                                        "",
                                        String.join(", ", stuck.checks()),
                                        String.valueOf(stuck.tried())))
                                .toList(),
                "attempts",
                        history.last().students().stream()
                                .map(student -> new PersonView(
                                        link(student.id(), student.name()),
                                        String.valueOf(student.points()),
                                        "",
                                        String.valueOf(history.attempts(student.id(), history.last()))))
                                .toList());
    }

    private StudentLink link(String id, String name) {
        return new StudentLink(id, ReportText.shortened(name.isBlank() ? id : name), pageOf.apply(id));
    }

    private static RunRow row(RunSnapshot run, List<Integer> stages) {
        return new RunRow(
                String.valueOf(run.run()),
                run.time(),
                run.students().size(),
                Mean.of(run.students().stream().map(StudentSnapshot::points).toList()),
                stages.stream()
                        .map(stage -> Mean.of(run.students().stream()
                                .map(student -> student.stages().getOrDefault(stage, 0))
                                .toList()))
                        .toList(),
                run.rubric());
    }

    private static String stages(ClassHistory.Change change) {
        return change.stages().entrySet().stream()
                .map(stage -> "stage " + stage.getKey() + " " + signed(stage.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String signed(int points) {
        return points < 0 ? "\u2212" + -points : "+" + points;
    }

    /** @param means of the points in each stage, with one decimal */
    private record RunRow(String number, String time, int students, String mean, List<String> means, String rubric) {}

    /** @param points in words; the other texts may be empty */
    private record PersonView(StudentLink person, String points, String what, String attempts) {}
}
