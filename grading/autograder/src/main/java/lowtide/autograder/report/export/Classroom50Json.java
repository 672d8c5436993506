package lowtide.autograder.report.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;

/**
 * Results as Classroom 50's {@code result.json} in the format {@code classroom50/result/v1}. Scores are whole numbers. The
 * runner adds {@code owner} and {@code assignment_type} itself.
 *
 * @see <a href="https://github.com/foundation50/classroom50/wiki/Advanced-Autograding">Advanced Autograding, "The result.json contract"</a>
 */
public final class Classroom50Json {

    private static final String SCHEMA = "classroom50/result/v1";

    private Classroom50Json() {}

    /**
     * The content of the file.
     *
     * @throws IllegalStateException if {@linkplain Results#lacksGrade there is no grade}
     */
    public static byte[] bytes(Results results, Run run) throws IOException {
        return ResultsJson.json(new Document(
                SCHEMA,
                run.classroom(),
                run.assignment(),
                run.submission(),
                run.commit(),
                run.release(),
                run.review(),
                run.submitted().truncatedTo(ChronoUnit.SECONDS).toString(),
                results.points(),
                results.startedLabs().stream().mapToInt(Results.Lab::outOf).sum(),
                results.gradedChecks().stream()
                        .map(check -> new Test(
                                check.id() + " " + check.title(),
                                check.isFull(),
                                check.points(),
                                check.outOf(),
                                FeedbackText.of(check, results)))
                        .toList()));
    }

    /**
     * The submission as Classroom 50's runner describes it.
     *
     * @param submission the submission's tag, {@code submit/...}
     * @param commit a URL, like {@code release} and {@code review}
     * @param submitted when the commit was made
     */
    public record Run(
            String classroom,
            String assignment,
            String submission,
            String commit,
            String release,
            String review,
            Instant submitted) {

        /**
         * From the runner's environment variables.
         *
         * @throws IllegalArgumentException if one of them is missing; the message names it
         */
        public static Run of(Map<String, String> environment, Instant submitted) {
            String commit = required(environment, "COMMIT_URL");
            return new Run(
                    required(environment, "CLASSROOM"),
                    required(environment, "ASSIGNMENT"),
                    required(environment, "SUBMISSION_TAG"),
                    commit,
                    required(environment, "RELEASE_URL"),
                    environment.getOrDefault("REVIEW_URL", commit),
                    submitted);
        }

        private static String required(Map<String, String> environment, String name) {
            String value = environment.getOrDefault(name, "");
            if (value.isBlank()) {
                throw new IllegalArgumentException(
                        "The environment variable " + name + ", which Classroom 50's runner sets, is missing.");
            }
            return value;
        }
    }

    private record Document(
            String schema,
            String classroom,
            String assignment,
            String submission,
            String commit,
            String release,
            String review,
            String datetime,
            int score,
            @JsonProperty("max-score") int maxScore,
            List<Test> tests) {}

    @JsonPropertyOrder({"test-name", "passed", "score", "max-score", "output"})
    private record Test(
            @JsonProperty("test-name") String testName,
            boolean passed,
            int score,
            @JsonProperty("max-score") int maxScore,
            String output) {}
}
