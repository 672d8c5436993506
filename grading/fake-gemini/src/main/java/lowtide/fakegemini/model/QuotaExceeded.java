package lowtide.fakegemini.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 429 RESOURCE_EXHAUSTED for a request beyond one or more limits of its model.
 *
 * @param retryDelay how long the client is asked to wait, to the nanosecond; if empty, the error has no
 *     {@code RetryInfo}
 */
public record QuotaExceeded(List<QuotaLimit> limits, Optional<Duration> retryDelay) implements Reply.ModelError {

    private static final String RATE_LIMITS = "https://ai.google.dev/gemini-api/docs/rate-limits";

    /** @throws IllegalArgumentException if there is no limit */
    public QuotaExceeded {
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("A quota error needs at least one limit.");
        }
        limits = List.copyOf(limits);
    }

    @Override
    public ApiError about(String model) {
        return new ApiError(429, "RESOURCE_EXHAUSTED", message(model), details(model));
    }

    private String message(String model) {
        return "You exceeded your current quota, please check your plan and billing details. For more information on"
                + " this error, head to: " + RATE_LIMITS + ".\n"
                + limits.stream().map(limit -> limit.describe(model)).collect(Collectors.joining("\n"))
                + retryDelay
                        .map(delay -> "\nPlease retry in " + seconds(delay) + ".")
                        .orElse("");
    }

    private List<Map<String, Object>> details(String model) {
        List<Map<String, Object>> details = new ArrayList<>();
        details.add(detail(
                "QuotaFailure",
                "violations",
                limits.stream().map(limit -> limit.violation(model)).toList()));
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("description", "Learn more about Gemini API quotas");
        link.put("url", RATE_LIMITS);
        details.add(detail("Help", "links", List.of(link)));
        retryDelay.ifPresent(delay -> details.add(detail("RetryInfo", "retryDelay", seconds(delay))));
        return details;
    }

    private static Map<String, Object> detail(String type, String name, Object value) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("@type", "type.googleapis.com/google.rpc." + type);
        detail.put(name, value);
        return detail;
    }

    /** Such as {@code 26s} or {@code 45.837906927s}. */
    private static String seconds(Duration delay) {
        BigDecimal seconds = BigDecimal.valueOf(delay.getSeconds()).add(BigDecimal.valueOf(delay.getNano(), 9));
        return (seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString()) + "s";
    }
}
