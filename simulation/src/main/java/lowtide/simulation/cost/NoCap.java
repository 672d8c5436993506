package lowtide.simulation.cost;

/** Send the whole conversation every time, as the broken agent does. */
public record NoCap() implements Strategy {

    @Override
    public String name() {
        return "no cap";
    }

    @Override
    public long carried(Conversation conversation, long request) {
        return conversation.tokens(conversation.contents(request));
    }

    @Override
    public Tokens first(Conversation conversation, long requests) {
        return requests == 0 ? Tokens.NONE : conversation.windowed(requests, conversation.contents(requests));
    }
}
