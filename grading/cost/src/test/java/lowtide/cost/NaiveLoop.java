package lowtide.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import lowtide.cost.context.Conversation;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.Retrieval;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Summary;
import lowtide.cost.context.Tokens;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.CostModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.TaughtModel;

/**
 * The benchmark's baseline: the lesson's three loops over days, users and prompts. To keep the comparison fair, it counts
 * whole tokens in a long and converts them to dollars once a day.
 */
final class NaiveLoop {

    private final long users;
    private final long prompts;
    private final int days;
    private final CostModel model;
    private final Conversation conversation;
    private final long limit;

    private long input;
    private long output;
    private long embedded;

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
        List<BigDecimal> dollars = new ArrayList<>(days);
        input = 0;
        output = 0;
        embedded = 0;
        for (long day = 0; day < days; day++) {
            for (long user = 0; user < users; user++) {
                if (model instanceof TaughtModel) {
                    addTaughtDay(strategy, day);
                } else {
                    addDay(strategy, day);
                }
            }
            dollars.add(model.dollars(new Tokens(input, 0, output, embedded)));
        }
        return dollars;
    }

    private void addTaughtDay(Strategy strategy, long day) {
        boolean capped = strategy instanceof LastMessages;
        long cap = strategy instanceof LastMessages last ? last.messages() : Long.MAX_VALUE;
        long context = Math.min(cap, day * prompts + prompts);
        for (long prompt = 1; prompt <= prompts; prompt++) {
            input += conversation.tokensOf(capped ? context : context + prompt);
        }
    }

    private void addDay(Strategy strategy, long day) {
        for (long prompt = 1; prompt <= prompts; prompt++) {
            long request = day * prompts + prompt;
            long sent = conversation.system() + strategy.contextTokens(conversation, request);
            if (sent > limit) {
                continue;
            }
            input += sent;
            output += conversation.reply() + conversation.thinking();
            if (strategy instanceof Retrieval) {
                embedded += conversation.tokensOf(conversation.messagesPerTurn());
            }
            if (strategy instanceof Summary summary) {
                addSummaryCalls(summary, request);
            }
        }
    }

    private void addSummaryCalls(Summary summary, long request) {
        long length = (summary.characters() + 3) / 4;
        for (long fold = folds(summary, request - 1); fold < folds(summary, request); fold++) {
            input += conversation.system()
                    + (fold == 0 ? 0 : length)
                    + conversation.tokensOf((fold + 1) * summary.after())
                    - conversation.tokensOf(fold * summary.after());
            output += length + conversation.thinking();
        }
    }

    private long folds(Summary summary, long request) {
        return request == 0 ? 0 : (conversation.messagesAt(request) - 1) / summary.after();
    }
}
