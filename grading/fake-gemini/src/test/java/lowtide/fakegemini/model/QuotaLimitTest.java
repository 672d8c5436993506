package lowtide.fakegemini.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A quota limit")
class QuotaLimitTest {

    @ParameterizedTest
    @CsvSource({"PER_MINUTE, PerMinute, 10", "PER_DAY, PerDay, 250"})
    @DisplayName("names itself, its value and the model in its error")
    void namesItself(QuotaLimit limit, String name, String value) {
        ApiError error = limit.exceeded(Optional.empty());

        assertThat(error.code()).isEqualTo(429);
        assertThat(error.status()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(error.details())
                .singleElement()
                .satisfies(detail -> assertThat(detail.toString())
                        .contains("QuotaFailure", name, "quotaValue=" + value, ModelCatalogue.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"26000, 26s", "1900, 1s", "0, 0s"})
    @DisplayName("asks to retry after whole seconds")
    void asksToRetry(long milliseconds, String delay) {
        ApiError error = QuotaLimit.PER_MINUTE.exceeded(Optional.of(Duration.ofMillis(milliseconds)));

        assertThat(error.details())
                .element(1)
                .satisfies(detail -> assertThat(detail)
                        .containsEntry("@type", "type.googleapis.com/google.rpc.RetryInfo")
                        .containsEntry("retryDelay", delay));
    }
}
