package lowtide.chat.wire;

import java.math.BigDecimal;

/**
 * What requests to Gemini have cost.
 *
 * @param tokensOut thoughts included
 */
public record Totals(int requests, long tokensIn, long tokensOut, BigDecimal dollars) {

    public static final Totals NONE = new Totals(0, 0, 0, BigDecimal.ZERO);

    static Totals of(WireRequest request) {
        return request.usage()
                .map(used ->
                        new Totals(1, used.prompt(), (long) used.candidates() + used.thoughts(), request.dollars()))
                .orElse(new Totals(1, 0, 0, BigDecimal.ZERO));
    }

    Totals plus(Totals other) {
        return new Totals(
                requests + other.requests,
                tokensIn + other.tokensIn,
                tokensOut + other.tokensOut,
                dollars.add(other.dollars));
    }
}
