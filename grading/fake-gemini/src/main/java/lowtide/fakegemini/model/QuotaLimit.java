package lowtide.fakegemini.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The limits of Gemini's free tier on the number of requests, with the names and values that its errors report. */
public enum QuotaLimit {
    PER_MINUTE("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "10"),
    PER_DAY("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "250");

    private final String id;
    private final String value;

    QuotaLimit(String id, String value) {
        this.id = id;
        this.value = value;
    }

    /**
     * The error for a request beyond this limit: 429 RESOURCE_EXHAUSTED with a {@code QuotaFailure}.
     *
     * @param retryDelay how long the client is asked to wait, rounded down to seconds; if empty, the error has no
     *     {@code RetryInfo}
     */
    public ApiError exceeded(Optional<Duration> retryDelay) {
        List<Map<String, Object>> details = new ArrayList<>();
        details.add(Map.of("@type", "type.googleapis.com/google.rpc.QuotaFailure", "violations", List.of(violation())));
        retryDelay.ifPresent(delay -> details.add(
                Map.of("@type", "type.googleapis.com/google.rpc.RetryInfo", "retryDelay", delay.toSeconds() + "s")));
        return new ApiError(
                429,
                "RESOURCE_EXHAUSTED",
                "You exceeded your current quota, please check your plan and billing details.",
                details);
    }

    private Map<String, Object> violation() {
        return Map.of(
                "quotaMetric",
                "generativelanguage.googleapis.com/generate_content_free_tier_requests",
                "quotaId",
                id,
                "quotaDimensions",
                Map.of("location", "global", "model", ModelCatalogue.DEFAULT),
                "quotaValue",
                value);
    }
}
