package lowtide.autograder.report.export;

import static lowtide.autograder.report.export.FormSamples.JSON;
import static lowtide.autograder.report.export.FormSamples.startedOutOf;
import static lowtide.autograder.report.export.FormSamples.sum;
import static lowtide.autograder.report.export.FormSamples.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classroom 50's form, whatever text is in the results. */
class Classroom50JsonTest {

    private static final Classroom50Json.Run RUN = Classroom50Json.Run.of(
            Map.of(
                    "CLASSROOM",
                    "cs",
                    "ASSIGNMENT",
                    "low-tide",
                    "SUBMISSION_TAG",
                    "submit/2026-06-01T14-32-05Z-a1b2c3d",
                    "COMMIT_URL",
                    "https://github.example/c",
                    "RELEASE_URL",
                    "https://github.example/r"),
            Instant.parse("2026-06-01T14:32:01.5Z"));

    @ParameterizedTest
    @MethodSource("lowtide.autograder.report.export.FormSamples#graded")
    void classroomFiftyGetsWhatItReads(Results results) throws IOException {
        byte[] bytes = Classroom50Json.bytes(results, RUN);

        assertThat(violations(bytes, "classroom50.schema.json")).isEmpty();
        JsonNode json = JSON.readTree(bytes);
        assertThat(json.path("score").asInt()).isEqualTo(results.points()).isEqualTo(sum(json, "score"));
        assertThat(json.path("max-score").asInt())
                .isEqualTo(startedOutOf(results))
                .isEqualTo(sum(json, "max-score"));
    }

    @Test
    void withoutClassroomFiftysRunnerTheMissingVariableIsNamed() {
        assertThatThrownBy(() -> Classroom50Json.Run.of(Map.of("COMMIT_URL", "x"), Instant.EPOCH))
                .hasMessage("The environment variable CLASSROOM, which Classroom 50's runner sets, is missing.");
    }

    @Test
    void theSchemaRefusesWhatIsWrong() throws IOException {
        String right =
                new String(Classroom50Json.bytes(Sample.failing("one", "One", Set.of()), RUN), StandardCharsets.UTF_8);

        assertThat(violations(
                        right.replace("\"score\" : 100", "\"score\" : 99.5").getBytes(StandardCharsets.UTF_8),
                        "classroom50.schema.json"))
                .isNotEmpty();
    }

    @Test
    void whatTheKitFailedToJudgeHasNoForm() {
        assertThatThrownBy(() -> Classroom50Json.bytes(Sample.unfinished("ours"), RUN))
                .isInstanceOf(IllegalStateException.class);
    }
}
