package lowtide.fakegemini.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A scripted reply, as data: what the model generates, a fault on the way to the client, or an error. Immutable; one
 * reply can be given to any number of requests and accounts.
 */
public sealed interface Reply permits Reply.Completion, Reply.Fault, Reply.ModelError, ApiError {

    /** A reply with status 200 and a well-formed body. */
    sealed interface Completion extends Reply {}

    /** A fault of the connection or the body, which hits the client on top of another reply or instead of one. */
    sealed interface Fault extends Reply {}

    /** An error that names the model that was asked for. */
    sealed interface ModelError extends Reply permits QuotaExceeded, ModelRetired {

        /** @param model its name, as in the path of the request */
        ApiError about(String model);
    }

    /** 404 NOT_FOUND, as for a key that was made after the model was closed to new users. */
    record ModelRetired() implements ModelError {

        @Override
        public ApiError about(String model) {
            return new ApiError(
                    404,
                    "NOT_FOUND",
                    "This model models/" + model
                            + " is no longer available to new users. Please update your code to use"
                            + " a newer model for the latest features and improvements.");
        }
    }

    /** The default answer, which is derived from the request alone. */
    record Answer() implements Completion {}

    /**
     * A fixed text.
     *
     * @param finishReason such as {@code STOP}
     */
    record Text(String text, String finishReason) implements Completion {}

    /**
     * One or more function calls in a single candidate.
     *
     * @param text before the calls; can be empty
     */
    record FunctionCalls(String text, List<Part.FunctionCall> calls) implements Completion {

        public FunctionCalls {
            calls = List.copyOf(calls);
        }

        /** Calls without text. */
        public FunctionCalls(List<Part.FunctionCall> calls) {
            this("", calls);
        }
    }

    /**
     * A candidate without text.
     *
     * @param finishReason such as {@code SAFETY}
     */
    record EmptyCandidate(String finishReason, EmptyContent content) implements Completion {}

    /** The ways in which Gemini writes a content without text. */
    enum EmptyContent {
        /** No content. */
        ABSENT,
        /** A content with a role only. */
        WITHOUT_PARTS,
        /** A content with one part that has no data. */
        EMPTY_PART
    }

    /** A text whose stream counts tokens in its last event only, which has no text. */
    record SparseStream(String text) implements Completion {}

    /**
     * Texts that a stream sends in an event each, whatever output tokens the request permits. A reply that is no stream
     * has them in one.
     *
     * @param end what comes after them
     */
    record Pieces(List<String> texts, StreamEnd end) implements Completion {

        public Pieces {
            texts = List.copyOf(texts);
        }
    }

    /** Neither candidates nor prompt feedback. */
    record NoCandidates() implements Completion {}

    /**
     * Prompt feedback instead of candidates.
     *
     * @param blockReason such as {@code PROHIBITED_CONTENT}
     */
    record BlockedPrompt(String blockReason) implements Completion {}

    /**
     * Another reply that reports a given number of cached tokens.
     *
     * @param tokens the count to report; a prompt with fewer tokens is reported as cached in full
     */
    record Cached(int tokens, Reply reply) implements Completion {}

    /** Another reply that reports these token counts, whatever it has. */
    record Reporting(Usage usage, Reply reply) implements Completion {}

    /** Another reply that reports this model version. */
    record ServedBy(String modelVersion, Reply reply) implements Completion {}

    /** Another reply whose first byte is sent after {@code delay}. */
    record Delayed(Duration delay, Reply reply) implements Fault {}

    /** Another reply whose body is sent in small pieces over {@code duration}. */
    record Dribbled(Duration duration, Reply reply) implements Fault {}

    /** A connection that is reset before the first byte of a response. */
    record ConnectionReset() implements Fault {}

    /**
     * A default answer whose body ends early.
     *
     * @param afterFirstEvent whether a stream of server-sent events ends after its first complete event; otherwise,
     *     and in every other format, the body ends in the middle of its JSON
     */
    record Truncated(boolean afterFirstEvent) implements Fault {}

    /**
     * A default answer whose stream ends after its first event, while the connection stays whole. A reply that is no
     * stream is the error, or has no finish reason.
     *
     * @param error sent as the last event; empty for none
     */
    record Unfinished(Optional<ApiError> error) implements Fault {}

    /** A complete body that is not valid JSON. */
    record MalformedJson() implements Fault {}
}
