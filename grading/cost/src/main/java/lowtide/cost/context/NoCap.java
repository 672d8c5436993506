package lowtide.cost.context;

/** Sends the whole conversation every time, as the broken agent does. */
public record NoCap() implements Strategy {

    @Override
    public String name() {
        return "no cap";
    }

    @Override
    public long contextTokens(Conversation conversation, long request) {
        return conversation.tokensOf(conversation.messagesAt(request));
    }

    @Override
    public Tokens totalTokens(Conversation conversation, long requests) {
        return requests == 0 ? Tokens.NONE : conversation.windowed(requests, conversation.messagesAt(requests));
    }
}
