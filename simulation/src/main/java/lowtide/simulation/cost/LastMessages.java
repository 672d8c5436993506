package lowtide.simulation.cost;

/**
 * Sliding window: send the newest messages, the question among them.
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
    public long carried(Conversation conversation, long request) {
        return conversation.tokens(Math.min(conversation.contents(request), messages));
    }

    @Override
    public Tokens first(Conversation conversation, long requests) {
        return conversation.windowed(requests, messages);
    }
}
