package lowtide.fakegemini.model;

/** How a stream ends after its last piece of text. */
public sealed interface StreamEnd {

    /**
     * An event without text that has a finish reason.
     *
     * @param reason such as {@code STOP}
     */
    record Finish(String reason) implements StreamEnd {}

    /** The stream ends without a finish reason. */
    record Nothing() implements StreamEnd {}

    /** An event that is an error object, although the status is 200. */
    record Failure(ApiError error) implements StreamEnd {}

    /**
     * The connection ends in the middle of the stream.
     *
     * @param byReset whether it is reset, so that the client may lose what it has not read yet; otherwise it is closed
     */
    record Break(boolean byReset) implements StreamEnd {}
}
