package lowtide.fakegemini;

import java.util.Optional;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.Reply;

/** Replies for the script of an {@link Account} that differ from others in streams only. */
public final class StreamReplies {

    private StreamReplies() {}

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
