package lowtide.autograder.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lowtide.autograder.Kit;
import lowtide.autograder.grade.Autograder;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two runs with one seed write the same bytes, even for agents that race, measure time or draw at random. */
class SameBytesTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "1, as-found", // a transcript
        "2, writes-back-a-copy", // a race
        "3, difference-of-a-total", // counts from a race
        "4, checks-outside-the-lock",
        "4, system-clock", // retryAfter by the wall clock
        "5, latency-in-nanoseconds", // measured times in the log
        "5, a-new-pseudonym-each-call", // random ids in the log
    })
    void oneSeedTwoRunsTheSameBytes(int stage, String attempt) throws IOException {
        Path submission = temporary.resolve("submission");
        StageAttempts.of(Kit.STAGES.get(stage - 1)).named(attempt).writeTo(submission);

        String first = graded(submission, Kit.STAGES.get(stage - 1));

        assertThat(graded(submission, Kit.STAGES.get(stage - 1)))
                .isEqualTo(first)
                .doesNotContain(temporary.toString(), "fake-gemini-");
    }

    /** With a grader of its own, as on another machine. */
    private static String graded(Path submission, Stage stage) throws IOException {
        try (Autograder autograder = new Autograder()) {
            return new String(
                    ResultsJson.bytes(Results.of(
                            autograder.grade(new Submission(submission), List.of(stage), 42),
                            "submission",
                            new Results.Student("student", "Student", List.of()),
                            "test")),
                    StandardCharsets.UTF_8);
        }
    }
}
