package lowtide.fakegemini;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to answer a request with: one of Gemini's good replies, or one of the ways it fails. Immutable; the same reply
 * can be given to any number of requests and accounts. The texts of errors never repeat what was sent.
 */
public sealed interface Reply {

    /** The default: an answer derived from nothing but the request. */
    static Reply answer() {
        return new Answer();
    }

    /** Exactly this text, finish reason STOP. */
    static Reply text(String text) {
        return new Said(text, "STOP");
    }

    /**
     * The default answer, with so many tokens of the prompt reported as cached, or all of a shorter one: what Gemini has
     * in its cache is not for a client to choose.
     */
    static Reply cached(int tokens) {
        return new Cached(tokens, answer());
    }

    /** One or more tool calls in a single reply; several are a parallel call. Given for ever, it is a tool loop. */
    static Reply functionCalls(Part.FunctionCall... calls) {
        if (calls.length == 0) {
            throw new IllegalArgumentException("A reply of tool calls needs at least one.");
        }
        return new Calls(List.of(calls));
    }

    /** A call of a tool that no client declares: {@code make_coffee}. */
    static Reply unknownTool() {
        return functionCalls(new Part.FunctionCall("make_coffee", Map.of("sugar", 2)));
    }

    /** A call of {@code tool} with arguments it cannot have declared: a number as a word, a name missing. */
    static Reply badToolArguments(String tool) {
        return functionCalls(new Part.FunctionCall(tool, Map.of("calories", "plenty", "minutes", "plenty")));
    }

    /** Bad arguments for the lesson's tool {@code log_food}. */
    static Reply badToolArguments() {
        return badToolArguments("log_food");
    }

    /** {@code n} calls of the lesson's tool {@code log_food} in one reply. */
    static Reply parallelToolCalls(int n) {
        Part.FunctionCall call = new Part.FunctionCall("log_food", Map.of("name", "apple", "calories", 95));
        return functionCalls(Collections.nCopies(n, call).toArray(Part.FunctionCall[]::new));
    }

    /** 429: the quota per minute is used up; the server asks to wait {@code retryDelay} (whole seconds). */
    static Reply quotaExceeded(Duration retryDelay) {
        return Failure.quota(Optional.of(retryDelay), false);
    }

    /** 429 without a word about when to come back. */
    static Reply quotaExceeded() {
        return Failure.quota(Optional.empty(), false);
    }

    /** 429: the quota per day is used up; coming back soon is useless. */
    static Reply dailyQuotaExceeded() {
        return Failure.quota(Optional.empty(), true);
    }

    /** 503 UNAVAILABLE: overloaded. */
    static Reply overloaded() {
        return new Failure(503, "UNAVAILABLE", "The model is overloaded. Please try again later.");
    }

    /** 500 INTERNAL. */
    static Reply internalError() {
        return new Failure(
                500, "INTERNAL", "An internal error has occurred. Please retry or report in the developers forum.");
    }

    /** 403 PERMISSION_DENIED: the key is known but has no access. */
    static Reply permissionDenied() {
        return new Failure(403, "PERMISSION_DENIED", "The caller does not have permission.");
    }

    /** The default answer, its first byte only after {@code delay}. */
    static Reply slowHeaders(Duration delay) {
        return new Late(delay, answer());
    }

    /** The default answer: headers at once, the body in small pieces spread over {@code duration}. */
    static Reply dribble(Duration duration) {
        return new Dribbled(duration, answer());
    }

    /** The connection is reset before a single byte. */
    static Reply connectionReset() {
        return new Reset();
    }

    /** 200, then the body breaks off in the middle of its JSON and the connection closes. */
    static Reply truncatedBody() {
        return new Truncated(false);
    }

    /** A stream that breaks off after its first whole event, without a finish reason. */
    static Reply truncatedStream() {
        return new Truncated(true);
    }

    /** 200 with a complete body that is not JSON. */
    static Reply malformedJson() {
        return new Garbled();
    }

    /** 200, but the prompt was blocked: {@code promptFeedback} instead of candidates. */
    static Reply blockedPrompt() {
        return new Blocked("PROHIBITED_CONTENT");
    }

    /** Finish reason SAFETY, no content. */
    static Reply safety() {
        return new Silent("SAFETY");
    }

    /** Finish reason RECITATION, no content. */
    static Reply recitation() {
        return new Silent("RECITATION");
    }

    /** Finish reason MALFORMED_FUNCTION_CALL, no content. */
    static Reply malformedFunctionCall() {
        return new Silent("MALFORMED_FUNCTION_CALL");
    }

    /** Finish reason MAX_TOKENS with no text at all: everything went into thoughts. */
    static Reply maxTokens() {
        return new Silent("MAX_TOKENS");
    }

    /** Finish reason MAX_TOKENS after this much text. */
    static Reply maxTokens(String text) {
        return new Said(text, "MAX_TOKENS");
    }

    /** The default answer. */
    record Answer() implements Reply {}

    /** Text with a finish reason. */
    record Said(String text, String finishReason) implements Reply {}

    /** Another reply, with so many tokens cached. */
    record Cached(int tokens, Reply reply) implements Reply {}

    /** Tool calls. */
    record Calls(List<Part.FunctionCall> calls) implements Reply {
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    /** A candidate without content. */
    record Silent(String finishReason) implements Reply {}

    /** A blocked prompt. */
    record Blocked(String reason) implements Reply {}

    /** An error of Google's, with its HTTP code, its status word, and details as JSON-like maps. */
    record Failure(int code, String status, String message, List<Map<String, Object>> details) implements Reply {

        private static final String QUOTA_MESSAGE =
                "You exceeded your current quota, please check your plan and billing details.";

        public Failure {
            details = List.copyOf(details);
        }

        Failure(int code, String status, String message) {
            this(code, status, message, List.of());
        }

        static Failure invalidArgument(String message) {
            return new Failure(400, "INVALID_ARGUMENT", message);
        }

        static Failure quota(Optional<Duration> retryDelay, boolean perDay) {
            String id = perDay
                    ? "GenerateRequestsPerDayPerProjectPerModel-FreeTier"
                    : "GenerateRequestsPerMinutePerProjectPerModel-FreeTier";
            Map<String, Object> violation = Map.of(
                    "quotaMetric",
                    "generativelanguage.googleapis.com/generate_content_free_tier_requests",
                    "quotaId",
                    id,
                    "quotaDimensions",
                    Map.of("location", "global", "model", FakeGemini.MODEL),
                    "quotaValue",
                    perDay ? "250" : "10");
            Map<String, Object> quotaFailure =
                    Map.of("@type", "type.googleapis.com/google.rpc.QuotaFailure", "violations", List.of(violation));
            List<Map<String, Object>> details = retryDelay
                    .<List<Map<String, Object>>>map(delay -> List.of(
                            quotaFailure,
                            Map.of(
                                    "@type",
                                    "type.googleapis.com/google.rpc.RetryInfo",
                                    "retryDelay",
                                    delay.toSeconds() + "s")))
                    .orElse(List.of(quotaFailure));
            return new Failure(429, "RESOURCE_EXHAUSTED", QUOTA_MESSAGE, details);
        }
    }

    /** Another reply, late. */
    record Late(Duration delay, Reply reply) implements Reply {}

    /** Another reply, drop by drop. */
    record Dribbled(Duration duration, Reply reply) implements Reply {}

    /** A reset connection. */
    record Reset() implements Reply {}

    /** A default answer that breaks off. */
    record Truncated(boolean afterWholeEvent) implements Reply {}

    /** A body that is not JSON. */
    record Garbled() implements Reply {}
}
