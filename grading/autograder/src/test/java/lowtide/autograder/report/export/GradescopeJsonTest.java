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
import java.util.List;
import java.util.Set;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradescope's form, whatever text is in the results. */
class GradescopeJsonTest {

    @ParameterizedTest
    @MethodSource("lowtide.autograder.report.export.FormSamples#graded")
    void gradescopeGetsWhatItReads(Results results) throws IOException {
        byte[] bytes = GradescopeJson.bytes(results);

        assertThat(violations(bytes, "gradescope.schema.json")).isEmpty();
        JsonNode json = JSON.readTree(bytes);
        assertThat(json.path("score").asInt()).isEqualTo(results.points()).isEqualTo(sum(json, "score"));
        assertThat(sum(json, "max_score")).isEqualTo(startedOutOf(results));
    }

    @Test
    void theSchemaRefusesWhatIsWrong() throws IOException {
        assertThat(violations("{}".getBytes(StandardCharsets.UTF_8), "gradescope.schema.json"))
                .isNotEmpty();
    }

    @Test
    void anotherUploadThatWasNotReadIsNamed() throws IOException {
        Results results = Sample.failing("ada", "Ada", Set.of());
        assertThat(JSON.readTree(GradescopeJson.bytes(results)).path("output").asText())
                .doesNotContain("upload");

        Results first = results.of(
                new Results.Student("ada", "Ada", "", "", List.of(), List.of("submission/a.zip", "submission/b.zip")));

        assertThat(JSON.readTree(GradescopeJson.bytes(first)).path("output").asText())
                .contains("These are the points of submission/a.zip."
                        + " It is not known which upload counts; not read: submission/b.zip.");
    }

    @Test
    void whatTheKitFailedToJudgeHasNoForm() {
        assertThatThrownBy(() -> GradescopeJson.bytes(Sample.unfinished("ours")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no grade");
    }
}
