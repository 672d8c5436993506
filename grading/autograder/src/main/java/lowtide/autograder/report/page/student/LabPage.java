package lowtide.autograder.report.page.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.report.page.PageTemplates;
import lowtide.autograder.report.page.SourceListing;
import lowtide.course.Lab;
import lowtide.course.Stage;

/** A page for a student who has passed a whole lab: what each stage taught, what is left to discuss, and the student's code. */
public final class LabPage {

    private LabPage() {}

    /**
     * Writes the page.
     *
     * @param lab passed
     * @param sources of its stages
     * @param language of the page
     * @param file whose folder need not exist
     */
    public static void write(Lab lab, SubmittedSources sources, ReportLanguage language, Path file) throws IOException {
        List<StageView> stages = lab.stages().stream()
                .map(stage -> StageView.of(stage, sources, language))
                .toList();
        PageTemplates.write(
                "lab.html",
                new View(language.text("card.lab", lab.number(), lab.title()), lab.points(), stages),
                language.locale(),
                file);
    }

    /** What the template reads. */
    record View(String title, int points, List<StageView> stages) {}

    /** One stage of it. */
    record StageView(
            int number,
            String title,
            String problem,
            String learned,
            List<String> questions,
            List<SourceListing> files) {

        static StageView of(Stage stage, SubmittedSources sources, ReportLanguage language) {
            return new StageView(
                    stage.number(),
                    stage.title(),
                    stage.problem(),
                    stage.learned(),
                    stage.question().lines().filter(line -> !line.isBlank()).toList(),
                    SourceListing.of(sources.of(stage.number()), List.of(), language));
        }
    }
}
