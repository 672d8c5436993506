package lowtide.autograder.report.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;

/**
 * Results as Gradescope's {@code results.json}.
 *
 * @see <a href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">Autograder specifications, "Output format"</a>
 */
public final class GradescopeJson {

    private static final String PLAIN_TEXT = "text";

    private GradescopeJson() {}

    /**
     * The content of the file.
     *
     * @throws IllegalStateException if {@linkplain Results#lacksGrade there is no grade}
     */
    public static byte[] bytes(Results results) throws IOException {
        return ResultsJson.json(new Document(
                results.points(),
                FeedbackText.summary(results),
                PLAIN_TEXT,
                "visible",
                "hidden",
                results.gradedChecks().stream()
                        .map(check -> test(check, results))
                        .toList()));
    }

    private static Test test(Results.Check check, Results results) {
        return new Test(
                check.points(),
                check.outOf(),
                check.isFull() ? "passed" : "failed",
                check.title(),
                PLAIN_TEXT,
                check.id(),
                FeedbackText.of(check, results),
                PLAIN_TEXT,
                Stream.of(
                                check.core() ? "core" : "production",
                                check.verdict().name().toLowerCase(Locale.ROOT))
                        .toList(),
                "visible");
    }

    private record Document(
            int score,
            String output,
            @JsonProperty("output_format") String outputFormat,
            String visibility,
            @JsonProperty("stdout_visibility") String stdoutVisibility,
            List<Test> tests) {}

    private record Test(
            int score,
            @JsonProperty("max_score") int maxScore,
            String status,
            String name,
            @JsonProperty("name_format") String nameFormat,
            String number,
            String output,
            @JsonProperty("output_format") String outputFormat,
            List<String> tags,
            String visibility) {}
}
