package lowtide.cost.context;

/**
 * Sends the question and the earlier messages that a search finds relevant, or all of them while there are no more than
 * that. Half of the messages found are replies; of an odd number, one more than half. Every message is embedded once.
 * The model does not include the cost of running a vector store.
 *
 * @param messages earlier messages sent with a question, 1 to 1,000,000
 */
public record Retrieval(long messages) implements Strategy {

    public static final Range MESSAGES = new Range(1, 1_000_000);

    public Retrieval {
        MESSAGES.require("messages to retrieve", messages);
    }

    @Override
    public String name() {
        return "retrieve " + messages;
    }

    @Override
    public long contextTokens(Conversation conversation, long request) {
        return conversation.tokensOf(Math.min(conversation.messagesAt(request), messages + 1));
    }

    @Override
    public Tokens totalTokens(Conversation conversation, long requests) {
        Tokens sent = conversation.windowed(requests, messages + 1);
        long turn = conversation.tokensOf(conversation.messagesPerTurn());
        return new Tokens(sent.input(), sent.cacheable(), sent.output(), requests * turn);
    }
}
