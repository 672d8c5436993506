package lowtide.simulation.cost;

/**
 * Sliding window and summary: send the newest messages as they are, and before them a summary of what went before.
 * Each time {@code after} more messages lie in the past, one extra call of the model folds them into the summary; it
 * reads the summary so far and those messages, and writes the new summary. Because {@code after} is smaller than the
 * window, no message leaves the window before it is in the summary.
 *
 * <p>Source: the lesson's AgentConfig, 30 messages, summarise after 18, 1,200 characters.
 *
 * @param window     most messages sent as they are, 3 to 10,000
 * @param after      messages folded into the summary at a time, at least 2, fewer than the window
 * @param characters length of the summary, 1 to 1,000,000; four of them are a token, as the lesson counts
 */
public record Summary(long window, long after, long characters) implements Strategy {

    public static final Range WINDOW = new Range(3, 10_000);
    public static final Range CHARACTERS = new Range(1, 1_000_000);
    public static final Summary OF_THE_LESSON = new Summary(30, 18, 1_200);

    private static final int CHARACTERS_PER_TOKEN = 4;

    public Summary {
        WINDOW.require("the summary's window", window);
        new Range(2, window - 1).require("messages to summarise at a time", after);
        CHARACTERS.require("characters of a summary", characters);
    }

    @Override
    public String name() {
        return "summary + last " + window;
    }

    @Override
    public long carried(Conversation conversation, long request) {
        long verbatim = conversation.tokens(Math.min(conversation.contents(request), window));
        return folds(conversation, request) == 0 ? verbatim : tokens() + verbatim;
    }

    @Override
    public Tokens first(Conversation conversation, long requests) {
        if (requests == 0) {
            return Tokens.NONE;
        }
        Tokens bare = conversation.windowed(requests, window);
        long folds = folds(conversation, requests);
        long withSummary = Math.max(0, requests - lastWithoutSummary(conversation));
        long summaries = withSummary + Math.max(0, folds - 1);
        long input = bare.input()
                + summaries * tokens()
                + conversation.tokens(folds * after)
                + folds * conversation.system();
        long output = bare.output() + folds * (tokens() + conversation.thinking());
        return new Tokens(input, repeated(conversation, requests), output, 0);
    }

    /** Tokens of the summary. */
    private long tokens() {
        return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    /** Calls that made or renewed the summary before a request. */
    private long folds(Conversation conversation, long request) {
        return (conversation.contents(request) - 1) / after;
    }

    private long lastWithoutSummary(Conversation conversation) {
        return conversation.requestsWithin(after);
    }

    /** A renewed summary changes the opening of a request; what follows it is then new to a cache as well. */
    private long repeated(Conversation conversation, long requests) {
        long bare = Math.min(requests, lastWithoutSummary(conversation));
        long whole = Math.min(requests, conversation.requestsWithin(window));
        long sum = conversation.repeatedWhole(bare);
        for (long request = bare + 1; request <= whole; request++) {
            boolean renewed = folds(conversation, request) > folds(conversation, request - 1);
            long opening = renewed ? 0 : tokens() + conversation.tokens(conversation.contents(request - 1));
            sum += conversation.repeated(conversation.system() + opening);
        }
        long renewals = folds(conversation, requests) - folds(conversation, whole);
        long others = requests - whole - renewals;
        return sum
                + renewals * conversation.repeated(conversation.system())
                + others * conversation.repeated(conversation.system() + tokens());
    }
}
