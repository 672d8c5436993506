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
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.report.page.PageTemplates;
import lowtide.course.Finding;

/** The page for a student: what to do next, what was seen on the wire, why it matters, and the hints. */
public final class StudentPage {

    private StudentPage() {}

    /**
     * Writes the page of one submission, with the time of the run, what it changed and what it alone saw.
     *
     * @param results in the language of the page, as the run
     * @param file its folder is created
     */
    public static void write(Results results, LatestRun run, ReportLanguage language, Path file) throws IOException {
        write(View.of(results, SubmittedSources.NONE, Optional.of(run), language), language, file);
    }

    /**
     * Writes the page of one submission of a class, in English, with its sources. The same results and sources give the same bytes.
     *
     * @param file its folder is created
     */
    public static void write(Results results, SubmittedSources sources, Path file) throws IOException {
        write(View.of(results, sources, Optional.empty(), ReportLanguage.ENGLISH), ReportLanguage.ENGLISH, file);
    }

    private static void write(View view, ReportLanguage language, Path file) throws IOException {
        PageTemplates.write("student.html", view, language.locale(), file);
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

        static View of(Results results, SubmittedSources sources, Optional<LatestRun> run, ReportLanguage language) {
            Map<String, Finding> findings = run.map(LatestRun::findings).orElse(Map.of());
            return new View(
                    ReportText.shortened(results.student().name()),
                    ReportText.points(results, language),
                    NextStep.of(results, language),
                    results.adjustments(),
                    run.map(latest -> RunView.of(latest, results, language)).stream()
                            .toList(),
                    results.labs().stream()
                            .map(lab -> LabView.of(lab, results, sources, findings, language))
                            .toList(),
                    ChecklistView.of(Checklist.of(results, language.locale())),
                    results.seed(),
                    results.jdk(),
                    results.kit(),
                    String.join(", ", language.layers(results.layers())),
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

        static LabView of(
                Results.Lab lab,
                Results results,
                SubmittedSources sources,
                Map<String, Finding> findings,
                ReportLanguage language) {
            return new LabView(
                    results.labs().size() == 1 ? "" : language.text("lab", lab.lab(), lab.title()),
                    lab.started()
                            ? language.text("score", lab.points(), lab.outOf())
                            : language.text("lab.not_started"),
                    lab.started()
                            ? results.stagesOf(lab).stream()
                                    .map(stage -> StageView.of(results, stage, sources, findings, language))
                                    .toList()
                            : List.of());
        }
    }
}
