package lowtide.autograder.report.page.instructor;

import java.util.List;
import lowtide.autograder.report.page.SourceListing;

/**
 * A group of submissions with one mistake, as the page shows it.
 *
 * @param count how many students, in words
 * @param failed the failed checks, or why the stage was not checked
 * @param seen in the first submission
 * @param mistakes the known ones that fail these checks
 * @param example the first submission
 * @param sources of the first submission; empty if they are not shown
 */
record MistakeRow(
        int stage,
        String count,
        String failed,
        String seen,
        List<KnownMistakes.Mistake> mistakes,
        List<StudentLink> people,
        StudentLink example,
        List<SourceListing> sources) {}
