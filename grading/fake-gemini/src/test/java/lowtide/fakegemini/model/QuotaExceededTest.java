package lowtide.fakegemini.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A quota error")
class QuotaExceededTest {

    @Test
    @DisplayName("names its limits and the model, with every field in its place")
    void namesItsLimits() {
        ApiError error = new QuotaExceeded(
                        List.of(QuotaLimit.PER_DAY, QuotaLimit.INPUT_TOKENS_PER_MINUTE),
                        Optional.of(Duration.ofSeconds(26)))
                .about("gemini-2.5-pro");

        assertThat(error.code()).isEqualTo(429);
        assertThat(error.status()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(error.message().lines().skip(1))
                .containsExactly(
                        "* Quota exceeded for metric: generativelanguage.googleapis.com/"
                                + "generate_content_free_tier_requests, limit: 250, model: gemini-2.5-pro",
                        "* Quota exceeded for metric: generativelanguage.googleapis.com/"
                                + "generate_content_free_tier_input_token_count, limit: 250000, model: gemini-2.5-pro",
                        "Please retry in 26s.");
        assertThat(Json.write(error.details()))
                .startsWith("[{\"@type\":\"type.googleapis.com/google.rpc.QuotaFailure\",\"violations\":["
                        + "{\"quotaMetric\":\"generativelanguage.googleapis.com/generate_content_free_tier_requests\","
                        + "\"quotaId\":\"GenerateRequestsPerDayPerProjectPerModel-FreeTier\","
                        + "\"quotaDimensions\":{\"location\":\"global\",\"model\":\"gemini-2.5-pro\"},"
                        + "\"quotaValue\":\"250\"},{")
                .contains("{\"@type\":\"type.googleapis.com/google.rpc.Help\",\"links\":[{\"description\":")
                .endsWith("{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"26s\"}]");
    }

    @ParameterizedTest
    @CsvSource({"PT26S, 26s", "PT1.5S, 1.5s", "PT45.837906927S, 45.837906927s", "PT10S, 10s", "PT0S, 0s"})
    @DisplayName("asks to retry after a delay, to the nanosecond")
    void asksToRetry(Duration delay, String written) {
        ApiError error = new QuotaExceeded(List.of(QuotaLimit.PER_MINUTE), Optional.of(delay)).about("m");

        assertThat(error.details())
                .last()
                .satisfies(detail -> assertThat(detail).containsEntry("retryDelay", written));
        assertThat(error.message()).endsWith("Please retry in " + written + ".");
    }

    @Test
    @DisplayName("can leave out when to retry, and needs a limit")
    void canLeaveOutTheDelay() {
        ApiError error = new QuotaExceeded(List.of(QuotaLimit.PER_MINUTE), Optional.empty()).about("m");

        assertThat(error.details()).hasSize(2);
        assertThat(error.message()).doesNotContain("retry in");
        assertThatThrownBy(() -> new QuotaExceeded(List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
