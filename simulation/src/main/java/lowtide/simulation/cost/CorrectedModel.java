package lowtide.simulation.cost;

import java.math.BigDecimal;

/**
 * The lesson's simulation without its slips: the context of the j-th prompt is j messages, capped. Replies are still
 * neither kept nor paid for; what a summary call reads is paid for, what it writes is not.
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
        return strategy.first(Conversation.ofQuestions(rate.tokensPerMessage()), promptsADay * days);
    }

    @Override
    public BigDecimal dollars(Tokens tokens) {
        return rate.dollars(tokens);
    }
}
