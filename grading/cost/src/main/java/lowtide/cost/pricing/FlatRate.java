package lowtide.cost.pricing;

import java.math.BigDecimal;
import java.util.Objects;
import lowtide.cost.context.Conversation;
import lowtide.cost.context.Tokens;

/**
 * The lesson's price: one rate for all input tokens; output tokens are free.
 *
 * @param tokensPerMessage   1 to 1,000,000; 500 in the lesson
 * @param dollarsPerThousand dollars per 1,000 tokens, above 0; 0.002 in the lesson
 */
public record FlatRate(long tokensPerMessage, BigDecimal dollarsPerThousand) {

    /** The figures of the lesson's "Context Cost Simulation". */
    public static final FlatRate OF_THE_LESSON = new FlatRate(500, new BigDecimal("0.002"));

    public FlatRate {
        Conversation.MESSAGE_TOKENS.require("tokens of a message", tokensPerMessage);
        Objects.requireNonNull(dollarsPerThousand, "dollars per 1,000 tokens");
        if (dollarsPerThousand.signum() <= 0) {
            throw new IllegalArgumentException(
                    "dollars per 1,000 tokens must be above 0, not " + dollarsPerThousand.toPlainString());
        }
    }

    BigDecimal dollars(Tokens tokens) {
        return dollarsPerThousand.multiply(BigDecimal.valueOf(tokens.input())).movePointLeft(3);
    }

    String basis() {
        return "$" + dollarsPerThousand.toPlainString() + " per 1,000 input tokens, " + tokensPerMessage
                + " tokens per message";
    }
}
