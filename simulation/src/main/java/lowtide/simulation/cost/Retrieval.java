package lowtide.simulation.cost;

/**
 * Send the question and the earlier messages that a search finds relevant; all of them while there are no more than
 * that. Half of what is found are replies (of an odd number, one more). Every message is embedded once. What a vector
 * store costs to run is not in the model.
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
    public long carried(Conversation conversation, long request) {
        return conversation.tokens(Math.min(conversation.contents(request), messages + 1));
    }

    @Override
    public Tokens first(Conversation conversation, long requests) {
        Tokens sent = conversation.windowed(requests, messages + 1);
        long turn = conversation.tokens(conversation.contentsPerTurn());
        return new Tokens(sent.input(), sent.repeated(), sent.output(), requests * turn);
    }
}
