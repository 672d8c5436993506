package lowtide.chat.room;

import java.time.Duration;
import java.util.Optional;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Reply;

/** What can go wrong while it is switched on. */
public enum Fault {
    NONE(Optional.empty()),
    OVERLOADED(Optional.of(Replies.overloaded())),
    /** Too many requests, with a delay after which to try again. */
    QUOTA(Optional.of(Replies.quotaExceeded(Duration.ofSeconds(26)))),
    /** Some seconds before each answer. */
    SLOW(Optional.of(Replies.slowHeaders(Duration.ofSeconds(5)))),
    /** An answer that takes some seconds from its beginning to its end. */
    PIECES(Optional.of(Replies.dribble(Duration.ofSeconds(5)))),
    /** Gemini refuses the prompt. */
    BLOCKED(Optional.of(Replies.blockedPrompt())),
    /** The connection is cut within the answer. */
    BROKEN(Optional.of(Replies.truncatedBody())),
    /** Every call of a tool throws. */
    TOOL(Optional.empty());

    private final transient Optional<Reply> reply;

    Fault(Optional<Reply> reply) {
        this.reply = reply;
    }

    /** What Gemini replies to every call; empty if it answers. */
    Optional<Reply> reply() {
        return reply;
    }
}
