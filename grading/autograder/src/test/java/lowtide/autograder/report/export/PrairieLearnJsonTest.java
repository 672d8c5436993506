package lowtide.autograder.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file has what the example of PrairieLearn's documentation has, whatever text is in the results. */
class PrairieLearnJsonTest {

    private static final int MAX_BYTES = 1_000_000;

    @ParameterizedTest
    @MethodSource("lowtide.autograder.report.export.FormSamples#graded")
    void everyFileHasTheKeysAndTypesOfTheExample(Results results) throws IOException {
        byte[] bytes = PrairieLearnJson.bytes(results);
        JsonNode json = FormSamples.JSON.readTree(bytes);

        assertThat(bytes).hasSizeLessThan(MAX_BYTES);
        assertThat(json.fieldNames()).toIterable().containsExactly("gradable", "score", "message", "output", "tests");
        assertThat(json.path("gradable").isBoolean()).isTrue();
        assertThat(json.path("score").asDouble())
                .isEqualTo((double) FormSamples.sum(json, "points") / FormSamples.sum(json, "max_points"))
                .isBetween(0.0, 1.0);
        assertThat(json.path("tests")).hasSameSizeAs(results.gradedChecks());
        for (JsonNode test : json.path("tests")) {
            assertThat(test.fieldNames())
                    .toIterable()
                    .containsExactly("name", "description", "points", "max_points", "message", "output");
            assertThat(test.path("points").isInt() && test.path("max_points").isInt())
                    .isTrue();
        }
    }

    @Test
    void aFailedCheckSaysWhatWasSeen() throws IOException {
        JsonNode json = FormSamples.JSON.readTree(PrairieLearnJson.bytes(Sample.failing("one", "One", Set.of("1A"))));

        assertThat(json.path("score").asDouble()).isEqualTo(0.96);
        JsonNode failed = json.path("tests").path(0);
        assertThat(failed.path("name").asText()).startsWith("1A ");
        assertThat(failed.path("message").asText()).isEqualTo("Failed");
        assertThat(failed.path("output").asText()).contains("What was seen.", "Look at: ");
        assertThat(json.path("tests").path(1).path("output").asText()).isEmpty();
    }

    @Test
    void withoutAGradeThereIsNoFile() {
        assertThatThrownBy(() -> PrairieLearnJson.bytes(Sample.unfinished("ours")))
                .isInstanceOf(IllegalStateException.class);
    }
}
