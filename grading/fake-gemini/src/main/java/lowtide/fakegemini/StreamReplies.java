package lowtide.fakegemini;

import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.StreamEnd;

/** Replies for the script of an {@link Account} that differ from others in streams only. */
public final class StreamReplies {

    private StreamReplies() {}

    /** These texts, each in an event of its own, whatever output tokens the request permits, and at last STOP. */
    public static Reply pieces(String... texts) {
        return pieces(new StreamEnd.Finish("STOP"), texts);
    }

    /** These texts, each in an event of its own, whatever output tokens the request permits, and another end. */
    public static Reply pieces(StreamEnd end, String... texts) {
        return new Reply.Pieces(List.of(texts), end);
    }

    /** The first event of the default answer, then an error object: 500 INTERNAL, although the status is 200. */
    public static Reply errorInStream() {
        return new Reply.Unfinished(
                Optional.of(new ApiError(500, "INTERNAL", "An internal error has occurred while streaming.")));
    }

    /** The first event of the default answer, then the end of the stream, without a finish reason. */
    public static Reply unfinishedStream() {
        return new Reply.Unfinished(Optional.empty());
    }

    /** This text in events without token counts, then an event without text that has the counts and STOP. */
    public static Reply sparseStream(String text) {
        return new Reply.SparseStream(text);
    }
}
