package lowtide.simulation.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the benchmark holds closed forms against: the lesson's three loops, over days, users and prompts. It is as quick
 * as such loops can fairly be: it counts whole tokens in a long, and turns them into dollars once a day.
 */
final class NaiveLoop {

    private final long users;
    private final long prompts;
    private final int days;
    private final CostModel model;
    private final Conversation conversation;
    private final long limit;

    NaiveLoop(long users, long prompts, int days, CostModel model) {
        this.users = users;
        this.prompts = prompts;
        this.days = days;
        this.model = model;
        this.conversation = model instanceof BilledModel billed
                ? billed.conversation()
                : Conversation.ofQuestions(FlatRate.OF_THE_LESSON.tokensPerMessage());
        this.limit = model instanceof BilledModel billed ? billed.price().contextLimitTokens() : Long.MAX_VALUE;
    }

    /** Dollars from the first day to the end of each day. */
    List<BigDecimal> cumulative(Strategy strategy) {
        return model instanceof TaughtModel ? taught(strategy) : requestByRequest(strategy);
    }

    private List<BigDecimal> taught(Strategy strategy) {
        boolean capped = strategy instanceof LastMessages;
        long cap = strategy instanceof LastMessages last ? last.messages() : Long.MAX_VALUE;
        List<BigDecimal> dollars = new ArrayList<>(days);
        long input = 0;
        for (long day = 0; day < days; day++) {
            for (long user = 0; user < users; user++) {
                long context = Math.min(cap, day * prompts + prompts);
                for (long prompt = 1; prompt <= prompts; prompt++) {
                    input += conversation.tokens(capped ? context : context + prompt);
                }
            }
            dollars.add(model.dollars(new Tokens(input, 0, 0, 0)));
        }
        return dollars;
    }

    private List<BigDecimal> requestByRequest(Strategy strategy) {
        List<BigDecimal> dollars = new ArrayList<>(days);
        long input = 0;
        long output = 0;
        long embedded = 0;
        for (long day = 0; day < days; day++) {
            for (long user = 0; user < users; user++) {
                for (long prompt = 1; prompt <= prompts; prompt++) {
                    long request = day * prompts + prompt;
                    long sent = conversation.system() + strategy.carried(conversation, request);
                    if (sent > limit) {
                        continue;
                    }
                    input += sent;
                    output += conversation.reply() + conversation.thinking();
                    if (strategy instanceof Retrieval) {
                        embedded += conversation.tokens(conversation.contentsPerTurn());
                    }
                    if (strategy instanceof Summary summary) {
                        long length = (summary.characters() + 3) / 4;
                        for (long fold = folds(summary, request - 1); fold < folds(summary, request); fold++) {
                            input += conversation.system()
                                    + (fold == 0 ? 0 : length)
                                    + conversation.tokens((fold + 1) * summary.after())
                                    - conversation.tokens(fold * summary.after());
                            output += length + conversation.thinking();
                        }
                    }
                }
            }
            dollars.add(model.dollars(new Tokens(input, 0, output, embedded)));
        }
        return dollars;
    }

    private long folds(Summary summary, long request) {
        return request == 0 ? 0 : (conversation.contents(request) - 1) / summary.after();
    }
}
