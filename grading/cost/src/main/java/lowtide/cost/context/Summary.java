package lowtide.cost.context;

/**
 * Sliding window and summary: sends the latest messages verbatim, preceded by a summary of the earlier ones. After every
 * {@code after} messages, one extra call folds them into the summary: it reads the previous summary and those messages,
 * and writes the new summary. Because {@code after} is smaller than the window, no message leaves the window before it is
 * in the summary.
 *
 * <p>Source: the lesson's AgentConfig: 30 messages, summarise after 18, 1,200 characters.
 *
 * @param window     how many messages are sent verbatim, 3 to 10,000
 * @param after      how many messages are folded into the summary at a time, at least 2, fewer than the window
 * @param characters length of the summary, 1 to 1,000,000; four characters are one token, as in the lesson
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
    public long contextTokens(Conversation conversation, long request) {
        long verbatim = conversation.tokensOf(Math.min(conversation.messagesAt(request), window));
        return folds(conversation, request) == 0 ? verbatim : tokens() + verbatim;
    }

    @Override
    public Tokens totalTokens(Conversation conversation, long requests) {
        if (requests == 0) {
            return Tokens.NONE;
        }
        Tokens verbatim = conversation.windowed(requests, window);
        long folds = folds(conversation, requests);
        long withSummary = Math.max(0, requests - lastWithoutSummary(conversation));
        long summariesRead = withSummary + Math.max(0, folds - 1);
        long input = verbatim.input()
                + summariesRead * tokens()
                + conversation.tokensOf(folds * after)
                + folds * conversation.system();
        long output = verbatim.output() + folds * (tokens() + conversation.thinking());
        return new Tokens(input, cacheable(conversation, requests), output, 0);
    }

    private long tokens() {
        return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    /** Summary calls made before the request. */
    private long folds(Conversation conversation, long request) {
        return (conversation.messagesAt(request) - 1) / after;
    }

    private long lastWithoutSummary(Conversation conversation) {
        return conversation.requestsWithin(after);
    }

    /** A new summary changes the prefix of the request, so that the cache cannot serve what follows it either. */
    private long cacheable(Conversation conversation, long requests) {
        long withoutSummary = Math.min(requests, lastWithoutSummary(conversation));
        long growing = Math.min(requests, conversation.requestsWithin(window));
        long sum = conversation.uncappedCacheable(withoutSummary);
        for (long request = withoutSummary + 1; request <= growing; request++) {
            boolean renewed = folds(conversation, request) > folds(conversation, request - 1);
            long prefix = renewed ? 0 : tokens() + conversation.tokensOf(conversation.messagesAt(request - 1));
            sum += conversation.cacheable(conversation.system() + prefix);
        }
        long renewals = folds(conversation, requests) - folds(conversation, growing);
        long others = requests - growing - renewals;
        return sum
                + renewals * conversation.cacheable(conversation.system())
                + others * conversation.cacheable(conversation.system() + tokens());
    }
}
