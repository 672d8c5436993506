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

/** The file has what Submitty's own grader writes and its site reads, whatever text is in the results. */
class SubmittyJsonTest {

    private static final Set<String> TYPES = Set.of("information", "failure", "warning", "success");

    @ParameterizedTest
    @MethodSource("lowtide.autograder.report.export.FormSamples#graded")
    void everyFileHasTheKeysAndTypesOfSubmittysOwn(Results results) throws IOException {
        JsonNode json = json(results);

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("testcases", "automatic_grading_total", "nonhidden_automatic_grading_total");
        int points = 0;
        for (JsonNode testCase : json.path("testcases")) {
            assertThat(testCase.fieldNames()).toIterable().contains("test_name", "points_awarded");
            assertThat(testCase.path("points_awarded").isInt()).isTrue();
            points += testCase.path("points_awarded").asInt();
            for (JsonNode check : testCase.path("autochecks")) {
                JsonNode message = check.path("messages").path(0);
                assertThat(TYPES).contains(message.path("type").asText());
                assertThat(message.path("message").asText()).isNotEmpty();
            }
        }
        assertThat(points)
                .isEqualTo(results.points())
                .isEqualTo(json.path("automatic_grading_total").asInt())
                .isEqualTo(json.path("nonhidden_automatic_grading_total").asInt());
    }

    @Test
    void studentsWhoStartedOtherLabsHaveTheSameTestCases() throws IOException {
        JsonNode both = json(Sample.ofThreeLabs("a", "Ann", Set.of("1A"), true));
        JsonNode one = json(Sample.ofThreeLabs("b", "Bea", Set.of(), false));

        assertThat(both.path("testcases").findValuesAsText("test_name"))
                .isNotEmpty()
                .isEqualTo(one.path("testcases").findValuesAsText("test_name"));
    }

    @Test
    void aFailedCheckSaysWhatWasSeenAndAPassedOneNothing() throws IOException {
        JsonNode cases = json(Sample.failing("one", "One", Set.of("1A"))).path("testcases");

        JsonNode failed = cases.path(0);
        assertThat(failed.path("test_name").asText()).startsWith("1A ");
        assertThat(failed.path("points_awarded").asInt()).isZero();
        JsonNode message = failed.path("autochecks").path(0).path("messages").path(0);
        assertThat(message.path("type").asText()).isEqualTo("failure");
        assertThat(message.path("message").asText()).contains("What was seen.", "Look at: ");
        assertThat(cases.path(1).has("autochecks")).isFalse();
    }

    @Test
    void withoutAGradeThereIsNoFile() {
        assertThatThrownBy(() -> SubmittyJson.bytes(Sample.unfinished("ours")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static JsonNode json(Results results) throws IOException {
        return FormSamples.JSON.readTree(SubmittyJson.bytes(results));
    }
}
