package lowtide.fakegemini.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Limits of Gemini's free tier, with the names and values that its errors report. */
public enum QuotaLimit {
    PER_MINUTE("generate_content_free_tier_requests", "GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "10"),
    PER_DAY("generate_content_free_tier_requests", "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "250"),
    INPUT_TOKENS_PER_MINUTE(
            "generate_content_free_tier_input_token_count",
            "GenerateContentInputTokensPerModelPerMinute-FreeTier",
            "250000"),
    INPUT_TOKENS_PER_DAY(
            "generate_content_free_tier_input_token_count",
            "GenerateContentInputTokensPerModelPerDay-FreeTier",
            "1000000");

    private final String metric;
    private final String id;
    private final String value;

    QuotaLimit(String metric, String id, String value) {
        this.metric = "generativelanguage.googleapis.com/" + metric;
        this.id = id;
        this.value = value;
    }

    /** The line of an error's message about this limit. */
    String describe(String model) {
        return "* Quota exceeded for metric: " + metric + ", limit: " + value + ", model: " + model;
    }

    /** What a {@code QuotaFailure} says about this limit, its fields in Gemini's order. */
    Map<String, Object> violation(String model) {
        Map<String, Object> dimensions = new LinkedHashMap<>();
        dimensions.put("location", "global");
        dimensions.put("model", model);
        Map<String, Object> violation = new LinkedHashMap<>();
        violation.put("quotaMetric", metric);
        violation.put("quotaId", id);
        violation.put("quotaDimensions", dimensions);
        violation.put("quotaValue", value);
        return violation;
    }
}
