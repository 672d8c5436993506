package lowtide.cost.pricing;

import java.math.BigDecimal;
import lowtide.cost.context.Conversation;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Tokens;

/**
 * The lesson's simulation without its two errors: the context of prompt j is j messages, up to the cap. As in the lesson,
 * replies are neither kept nor billed, so the model bills what a summary call reads but not what it writes.
 *
 * @param rate the price of a message
 */
public record CorrectedModel(FlatRate rate) implements CostModel {

    @Override
    public String name() {
        return "corrected";
    }

    @Override
    public String basis() {
        return rate.basis();
    }

    @Override
    public Tokens tokens(Strategy strategy, long promptsADay, int days) {
        return strategy.totalTokens(Conversation.ofQuestions(rate.tokensPerMessage()), promptsADay * days);
    }

    @Override
    public BigDecimal dollars(Tokens tokens) {
        return rate.dollars(tokens);
    }
}
