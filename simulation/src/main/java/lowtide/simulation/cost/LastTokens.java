package lowtide.simulation.cost;

/**
 * Sliding window by size: send as many of the newest messages as fit. The question is always sent, even if it alone is
 * longer.
 *
 * @param tokens what the messages may weigh together, system instruction not counted, 1 to 10,000,000,000
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
    public long carried(Conversation conversation, long request) {
        return conversation.tokens(Math.min(conversation.contents(request), conversation.fitting(tokens)));
    }

    @Override
    public Tokens first(Conversation conversation, long requests) {
        return conversation.windowed(requests, conversation.fitting(tokens));
    }
}
