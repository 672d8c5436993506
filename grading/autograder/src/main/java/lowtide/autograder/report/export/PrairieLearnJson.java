package lowtide.autograder.report.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;

/**
 * Results as PrairieLearn's {@code results.json} of an external grader, without the requests, because such a file is
 * limited to 1 MB.
 *
 * @see <a href="https://prairielearn.readthedocs.io/en/latest/externalGrading/">External grading, "Grading results"</a>
 */
public final class PrairieLearnJson {

    private PrairieLearnJson() {}

    /**
     * The content of the file.
     *
     * @throws IllegalStateException if {@linkplain Results#lacksGrade there is no grade}
     */
    public static byte[] bytes(Results results) throws IOException {
        List<Test> tests = results.gradedChecks().stream()
                .map(check -> new Test(
                        check.id() + " " + check.title(),
                        check.why(),
                        check.points(),
                        check.outOf(),
                        ReportText.sentence(ReportText.of(check.verdict())),
                        FeedbackText.brief(check, results)))
                .toList();
        int points = tests.stream().mapToInt(Test::points).sum();
        int outOf = tests.stream().mapToInt(Test::maxPoints).sum();
        return ResultsJson.json(new Document(
                true,
                outOf == 0 ? 0 : (double) points / outOf,
                ReportText.points(results),
                FeedbackText.summary(results),
                tests));
    }

    /** @param score from 0 to 1 */
    private record Document(boolean gradable, double score, String message, String output, List<Test> tests) {}

    private record Test(
            String name,
            String description,
            int points,
            @JsonProperty("max_points") int maxPoints,
            String message,
            String output) {}
}
