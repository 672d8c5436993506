package lowtide.cost.context;

/**
 * Sliding window: sends the latest messages, including the question.
 *
 * @param messages the cap, 1 to 10,000,000,000
 */
public record LastMessages(long messages) implements Strategy {

    public LastMessages {
        KEPT.require("the cap", messages);
    }

    @Override
    public String name() {
        return messages == 1 ? "last message" : "last " + messages + " messages";
    }

    @Override
    public long contextTokens(Conversation conversation, long request) {
        return conversation.tokensOf(Math.min(conversation.messagesAt(request), messages));
    }

    @Override
    public Tokens totalTokens(Conversation conversation, long requests) {
        return conversation.windowed(requests, messages);
    }
}
