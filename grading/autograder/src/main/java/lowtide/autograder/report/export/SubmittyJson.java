package lowtide.autograder.report.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;

/**
 * Results as Submitty's {@code results.json}, which its autograder writes and its site reads. Submitty refuses a file whose
 * number of test cases is not that of the assignment's configuration, so every check that was graded is there, whether its
 * lab was started or not.
 *
 * @see <a href="https://github.com/Submitty/Submitty/blob/12de1c76d72e9debc8736894a71ea79736ee9703/site/app/models/gradeable/AutoGradedTestcase.php">Submitty's reader</a>
 */
public final class SubmittyJson {

    private SubmittyJson() {}

    /**
     * The content of the file.
     *
     * @throws IllegalStateException if {@linkplain Results#lacksGrade there is no grade}
     */
    public static byte[] bytes(Results results) throws IOException {
        List<String> graded =
                results.gradedChecks().stream().map(Results.Check::id).toList();
        List<TestCase> testCases = results.stages().stream()
                .flatMap(stage -> stage.checks().stream())
                .map(check -> testCase(check, results, graded.contains(check.id())))
                .toList();
        int points = testCases.stream().mapToInt(TestCase::points).sum();
        return ResultsJson.json(new Document(testCases, points, points));
    }

    private static TestCase testCase(Results.Check check, Results results, boolean isGraded) {
        String feedback = isGraded ? FeedbackText.of(check, results) : "";
        String type = check.isFull() ? "information" : "failure";
        return new TestCase(
                check.id() + " " + check.title(),
                Stream.of(feedback)
                        .filter(text -> !text.isEmpty())
                        .map(text -> new AutoCheck("Feedback", List.of(new Message(text, type))))
                        .toList(),
                check.points());
    }

    /** @param nonHidden points of the test cases that are shown to students: all of them */
    private record Document(
            List<TestCase> testcases,
            @JsonProperty("automatic_grading_total") int total,

            @JsonProperty("nonhidden_automatic_grading_total")
            int nonHidden) {}

    private record TestCase(
            @JsonProperty("test_name") String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AutoCheck> autochecks,
            @JsonProperty("points_awarded") int points) {}

    private record AutoCheck(String description, List<Message> messages) {}

    private record Message(String message, String type) {}
}
