package lowtide.cost.context;

/**
 * Sliding window by size: sends as many of the latest messages as fit. Always sends the question, even if it is larger
 * than the window.
 *
 * @param tokens the cap on the tokens of the messages, without the system instruction, 1 to 10,000,000,000
 */
public record LastTokens(long tokens) implements Strategy {

    public LastTokens {
        KEPT.require("the cap in tokens", tokens);
    }

    @Override
    public String name() {
        return "last " + tokens + " tokens";
    }

    @Override
    public long contextTokens(Conversation conversation, long request) {
        return conversation.tokensOf(Math.min(conversation.messagesAt(request), conversation.messagesWithin(tokens)));
    }

    @Override
    public Tokens totalTokens(Conversation conversation, long requests) {
        return conversation.windowed(requests, conversation.messagesWithin(tokens));
    }
}
