package lowtide.fakegemini;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.QuotaExceeded;
import lowtide.fakegemini.model.QuotaLimit;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Usage;

/** Replies for the script of an {@link Account}: Gemini's good answers, and the ways in which it fails. */
public final class Replies {

    /** The tool of the lesson. */
    private static final String TOOL = "log_food";

    private Replies() {}

    /** The default answer, which is derived from the request alone. */
    public static Reply answer() {
        return new Reply.Answer();
    }

    /** Exactly this text, with finish reason STOP. */
    public static Reply text(String text) {
        return new Reply.Text(text, "STOP");
    }

    /** Exactly this text, with another finish reason, such as SAFETY. */
    public static Reply text(String text, String finishReason) {
        return new Reply.Text(text, finishReason);
    }

    /**
     * The default answer, with so many tokens of the prompt reported as cached; all tokens of a shorter prompt. A client
     * cannot choose what Gemini has in its cache.
     */
    public static Reply cached(int tokens) {
        return new Reply.Cached(tokens, answer());
    }

    /** Another reply that reports exactly these token counts. */
    public static Reply reporting(Usage usage, Reply reply) {
        return new Reply.Reporting(usage, reply);
    }

    /** Another reply that reports this model version instead of that of the model that was asked for. */
    public static Reply servedBy(String modelVersion, Reply reply) {
        return new Reply.ServedBy(modelVersion, reply);
    }

    /**
     * One or more function calls in a single reply; several are parallel calls. As the reply for always, it is a tool
     * loop.
     *
     * @throws IllegalArgumentException if there is no call
     */
    public static Reply functionCalls(Part.FunctionCall... calls) {
        if (calls.length == 0) {
            throw new IllegalArgumentException("A reply of function calls needs at least one call.");
        }
        return new Reply.FunctionCalls(List.of(calls));
    }

    /** This text, and function calls in the same candidate. */
    public static Reply textAndCalls(String text, Part.FunctionCall... calls) {
        return new Reply.FunctionCalls(text, List.of(calls));
    }

    /** A call of {@code make_coffee}, a tool that no client declares. */
    public static Reply unknownTool() {
        return functionCalls(new Part.FunctionCall("make_coffee", Map.of("sugar", 2)));
    }

    /** A call of {@code tool} with words for numbers and without a name, which fits no declaration in the lesson. */
    public static Reply badToolArguments(String tool) {
        return functionCalls(new Part.FunctionCall(tool, Map.of("calories", "plenty", "minutes", "plenty")));
    }

    /** A call of the lesson's tool {@code log_food} with invalid arguments. */
    public static Reply badToolArguments() {
        return badToolArguments(TOOL);
    }

    /** {@code n} equal calls of the lesson's tool {@code log_food} in one reply. */
    public static Reply parallelToolCalls(int n) {
        Part.FunctionCall call = new Part.FunctionCall(TOOL, Map.of("name", "apple", "calories", 95));
        return functionCalls(Collections.nCopies(n, call).toArray(Part.FunctionCall[]::new));
    }

    /** 429: the quota per minute is used up. The client is asked to wait {@code retryDelay}. */
    public static Reply quotaExceeded(Duration retryDelay) {
        return quotaExceeded(retryDelay, QuotaLimit.PER_MINUTE);
    }

    /** 429: these quotas are used up. The client is asked to wait {@code retryDelay}. */
    public static Reply quotaExceeded(Duration retryDelay, QuotaLimit... limits) {
        return new QuotaExceeded(List.of(limits), Optional.of(retryDelay));
    }

    /** 429: the quota per minute is used up. The error does not say how long to wait. */
    public static Reply quotaExceeded() {
        return new QuotaExceeded(List.of(QuotaLimit.PER_MINUTE), Optional.empty());
    }

    /** 429: the quota per day is used up. The client is asked to wait some seconds, although that is useless. */
    public static Reply dailyQuotaExceeded() {
        return quotaExceeded(Duration.ofMillis(36_400), QuotaLimit.PER_DAY);
    }

    /** 503 UNAVAILABLE: the model is overloaded. */
    public static Reply overloaded() {
        return new ApiError(
                503,
                "UNAVAILABLE",
                "This model is currently experiencing high demand. Spikes in demand are usually temporary. Please try"
                        + " again later.");
    }

    /** 504 DEADLINE_EXCEEDED: the model was too slow. */
    public static Reply deadlineExceeded() {
        return new ApiError(504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.");
    }

    /** 408: the request took too long to arrive. */
    public static Reply requestTimeout() {
        return new ApiError(408, "DEADLINE_EXCEEDED", "The request timed out.");
    }

    /** 500 INTERNAL. */
    public static Reply internalError() {
        return new ApiError(
                500, "INTERNAL", "An internal error has occurred. Please retry or report in the developers forum.");
    }

    /** 400 INVALID_ARGUMENT, whatever the request is. */
    public static Reply invalidRequest() {
        return ApiError.invalidArgument("Request contains an invalid argument.");
    }

    /** 401 UNAUTHENTICATED. */
    public static Reply unauthenticated() {
        return new ApiError(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
    }

    /** 404 NOT_FOUND: the model is closed to new users. */
    public static Reply modelRetired() {
        return new Reply.ModelRetired();
    }

    /** 403 PERMISSION_DENIED: the key is valid but has no access. */
    public static Reply permissionDenied() {
        return new ApiError(403, "PERMISSION_DENIED", "The caller does not have permission.");
    }

    /** The default answer, whose first byte is sent after {@code delay}. */
    public static Reply slowHeaders(Duration delay) {
        return new Reply.Delayed(delay, answer());
    }

    /** The default answer: headers at once, the body in small pieces over {@code duration}. */
    public static Reply dribble(Duration duration) {
        return new Reply.Dribbled(duration, answer());
    }

    /** The connection is reset before the first byte. */
    public static Reply connectionReset() {
        return new Reply.ConnectionReset();
    }

    /** 200, then the body ends in the middle of its JSON and the connection closes. */
    public static Reply truncatedBody() {
        return new Reply.Truncated(false);
    }

    /** A stream that ends after its first complete event, without a finish reason. */
    public static Reply truncatedStream() {
        return new Reply.Truncated(true);
    }

    /** 200 with a complete body that is not valid JSON. */
    public static Reply malformedJson() {
        return new Reply.MalformedJson();
    }

    /** 200 with {@code promptFeedback} instead of candidates, because the prompt was blocked. */
    public static Reply blockedPrompt() {
        return new Reply.BlockedPrompt("PROHIBITED_CONTENT");
    }

    /** Finish reason SAFETY, without content. */
    public static Reply safety() {
        return withoutContent("SAFETY");
    }

    /** Finish reason RECITATION, without content. */
    public static Reply recitation() {
        return withoutContent("RECITATION");
    }

    /** Finish reason PROHIBITED_CONTENT, without content. */
    public static Reply prohibitedContent() {
        return withoutContent("PROHIBITED_CONTENT");
    }

    /** Finish reason MALFORMED_FUNCTION_CALL, without content and without tokens of a reply. */
    public static Reply malformedFunctionCall() {
        return withoutContent("MALFORMED_FUNCTION_CALL");
    }

    /** Finish reason UNEXPECTED_TOOL_CALL, without content: the model called a tool, and none was declared. */
    public static Reply unexpectedToolCall() {
        return withoutContent("UNEXPECTED_TOOL_CALL");
    }

    /** Finish reason STOP, with a content that has no parts. */
    public static Reply emptyContent() {
        return new Reply.EmptyCandidate("STOP", Reply.EmptyContent.WITHOUT_PARTS);
    }

    /** Finish reason STOP, with one part that has no data. */
    public static Reply emptyPart() {
        return new Reply.EmptyCandidate("STOP", Reply.EmptyContent.EMPTY_PART);
    }

    /** 200 with neither candidates nor {@code promptFeedback}. */
    public static Reply noCandidates() {
        return new Reply.NoCandidates();
    }

    /** Finish reason MAX_TOKENS without text, because all tokens were spent on thinking. */
    public static Reply maxTokens() {
        return new Reply.EmptyCandidate("MAX_TOKENS", Reply.EmptyContent.WITHOUT_PARTS);
    }

    /** Finish reason MAX_TOKENS after this text. */
    public static Reply maxTokens(String text) {
        return new Reply.Text(text, "MAX_TOKENS");
    }

    private static Reply withoutContent(String finishReason) {
        return new Reply.EmptyCandidate(finishReason, Reply.EmptyContent.ABSENT);
    }
}
