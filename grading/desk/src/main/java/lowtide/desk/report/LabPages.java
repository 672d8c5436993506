package lowtide.desk.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.report.page.student.LabPage;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;
import lowtide.desk.grade.Standings;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/**
 * Writes the page that a student keeps after a lab.
 *
 * @param course whose texts are on the pages, in the language of the messages
 * @param folder where the pages of all labs are, absolute
 */
public record LabPages(Messages messages, Course course, Standings standings, Path folder) {

    /** Writes the page of this stage's lab and says where it is, if every stage of the lab has passed. */
    public Page add(Page page, Stage stage) {
        Lab lab = course.labOf(stage);
        passed(lab)
                .ifPresent(file -> page.gap()
                        .text(Style.GOOD, messages.text("lab.passed", lab.number()))
                        .whole(Style.PLAIN, messages.text("lab.page", file.toUri())));
        return page;
    }

    private Optional<Path> passed(Lab lab) {
        if (!lab.stages().stream().allMatch(standings::hasPassed)) {
            return Optional.empty();
        }
        Path file = folder.resolve("lab-" + lab.number() + ".html");
        try {
            LabPage.write(
                    lab,
                    SubmittedSources.of(standings.sources(lab.stages())),
                    ReportLanguage.of(course, messages.language()),
                    file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
        return Optional.of(file);
    }
}
