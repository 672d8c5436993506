package lowtide.autograder.report.page.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.report.Adjustment;
import lowtide.autograder.report.Checklist;
import lowtide.autograder.report.LatestRun;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.page.PageTemplates;
import lowtide.course.Finding;

/** The page for a student: what to do next, what was seen on the wire, why it matters, and the hints. */
public final class StudentPage {

    private StudentPage() {}

    /**
     * Writes the page of one submission, with the time of the run, what it changed and what it alone saw.
     *
     * @param file its folder is created
     */
    public static void write(Results results, LatestRun run, Path file) throws IOException {
        write(View.of(results, SubmittedSources.NONE, Optional.of(run)), file);
    }

    /**
     * Writes the page of one submission of a class, with its sources. The same results and sources give the same bytes.
     *
     * @param file its folder is created
     */
    public static void write(Results results, SubmittedSources sources, Path file) throws IOException {
        write(View.of(results, sources, Optional.empty()), file);
    }

    private static void write(View view, Path file) throws IOException {
        PageTemplates.write("student.html", view, file);
    }

    /**
     * What the template shows, by name.
     *
     * @param points in each lab that was started, in words
     * @param byHand what a person decided or said
     * @param run none, or one element
     */
    private record View(
            String name,
            String points,
            NextStep next,
            List<Adjustment> byHand,
            List<RunView> run,
            List<LabView> labs,
            ChecklistView checklist,
            long seed,
            String jdk,
            String kit,
            String layers,
            String rubric) {

        static View of(Results results, SubmittedSources sources, Optional<LatestRun> run) {
            Map<String, Finding> findings = run.map(LatestRun::findings).orElse(Map.of());
            return new View(
                    ReportText.shortened(results.student().name()),
                    ReportText.points(results),
                    NextStep.of(results),
                    results.adjustments(),
                    run.map(latest -> RunView.of(latest, results)).stream().toList(),
                    results.labs().stream()
                            .map(lab -> LabView.of(lab, results, sources, findings))
                            .toList(),
                    ChecklistView.of(Checklist.of(results)),
                    results.seed(),
                    results.jdk(),
                    results.kit(),
                    String.join(", ", results.layers()),
                    results.rubric());
        }
    }

    /**
     * One lab.
     *
     * @param lab its name; empty if it is the only one on the page
     * @param score its points, or that it was not started
     * @param stages empty if it was not started
     */
    private record LabView(String lab, String score, List<StageView> stages) {

        static LabView of(Results.Lab lab, Results results, SubmittedSources sources, Map<String, Finding> findings) {
            return new LabView(
                    results.labs().size() == 1 ? "" : "Lab " + lab.lab() + " " + lab.title(),
                    lab.started() ? lab.points() + " of " + lab.outOf() + " points" : "not started",
                    lab.started()
                            ? results.stagesOf(lab).stream()
                                    .map(stage -> StageView.of(results, stage, sources, findings))
                                    .toList()
                            : List.of());
        }
    }
}
