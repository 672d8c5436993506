package lowtide.autograder.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.Course;
import lowtide.course.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs with one seed write the same bytes, even for agents that race, measure time or draw at random. */
class SameBytesTest {

    /** What could differ, each in a stage of one of two submissions. */
    private static final List<Map<String, String>> ATTEMPTS = List.of(
            Map.of(
                    "02-user-isolation", "writes-back-a-copy", // a race
                    "03-token-counting", "difference-of-a-total", // counts from a race
                    "04-rate-limiting", "checks-outside-the-lock", // a race for the limit
                    "05-logging", "latency-in-nanoseconds"), // measured times in the log
            Map.of(
                    "04-rate-limiting", "system-clock", // retryAfter by the system clock
                    "05-logging", "a-new-pseudonym-each-call")); // random ids in the log

    @TempDir
    Path temporary;

    @Test
    void twoGradersWithOneSeedWriteTheSameBytes() throws IOException {
        List<String> first = gradedByANewGrader();

        assertThat(gradedByANewGrader())
                .isEqualTo(first)
                .allSatisfy(results -> assertThat(results).doesNotContain(temporary.toString(), "fake-gemini-"));
    }

    /** A new grader stands for another machine. */
    private List<String> gradedByANewGrader() throws IOException {
        try (Sandbox sandbox = Sandbox.open();
                AttemptGrader grader = new AttemptGrader(sandbox)) {
            Stream.Builder<String> results = Stream.builder();
            for (Map<String, String> attempts : ATTEMPTS) {
                results.add(results(sandbox, graded(grader, new TreeMap<>(attempts))));
            }
            return results.build().toList();
        }
    }

    private List<StageResult> graded(AttemptGrader grader, Map<String, String> attempts) {
        Path submission = temporary.resolve("submission" + attempts.size());
        return attempts.entrySet().stream()
                .map(attempt -> {
                    Stage stage = Course.shipped().stage(attempt.getKey()).orElseThrow();
                    StageAttempts.of(stage).named(attempt.getValue()).writeTo(submission);
                    return grader.grade((StageSources.Found) new Submission(submission).sources(stage));
                })
                .toList();
    }

    private static String results(Sandbox sandbox, List<StageResult> stages) throws IOException {
        assertThat(stages)
                .as("all were checked")
                .allMatch(stage -> stage.reason().isEmpty());
        return new String(
                ResultsJson.bytes(Results.of(
                        new Scorecard("submission", 42, sandbox.layers(), stages),
                        Course.shipped(),
                        "submission",
                        new Results.Student("student", "Student", List.of()),
                        "test")),
                StandardCharsets.UTF_8);
    }
}
