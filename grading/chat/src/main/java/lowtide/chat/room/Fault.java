package lowtide.chat.room;

import java.time.Duration;
import java.util.Optional;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Reply;

/** What can go wrong while it is switched on. */
public enum Fault {
    NONE("no fault", Optional.empty()),
    OVERLOADED("503: Gemini is overloaded", Optional.of(Replies.overloaded())),
    QUOTA("429: quota exceeded, retry after 26 s", Optional.of(Replies.quotaExceeded(Duration.ofSeconds(26)))),
    SLOW("slow: 5 s before each answer", Optional.of(Replies.slowHeaders(Duration.ofSeconds(5)))),
    BLOCKED("blocked: Gemini refuses the prompt", Optional.of(Replies.blockedPrompt())),
    BROKEN("broken: the connection is cut within the answer", Optional.of(Replies.truncatedBody())),
    TOOL("tools fail: every call of a tool throws", Optional.empty());

    private final String meaning;
    private final transient Optional<Reply> reply;

    Fault(String meaning, Optional<Reply> reply) {
        this.meaning = meaning;
        this.reply = reply;
    }

    /** In words, for people. */
    public String meaning() {
        return meaning;
    }

    /** What Gemini replies to every call; empty if it answers. */
    Optional<Reply> reply() {
        return reply;
    }
}
