package lowtide.checks.budget;

import java.math.BigDecimal;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Usage;

/** What calls cost, exactly. */
final class Dollars {

    /** The most output tokens that a request of this stage asks for. */
    static final int MAX_OUTPUT_TOKENS = 2_048;

    private static final int UNITS_PER_TOKEN = 3;
    private static final int TOKENS_PER_PRICE = 6; // as a power of ten

    /** More digits than any amount of a check; an agent can return a number with any exponent. */
    private static final int MAX_DIGITS = 40;

    private Dollars() {}

    /** What Gemini bills for these tokens. */
    static BigDecimal cost(Usage usage, Price price) {
        return of(usage.prompt() - usage.cached(), price.input())
                .add(of(usage.cached(), price.cachedInput()))
                .add(of(usage.candidates() + usage.thoughts(), price.output()));
    }

    /** What a request costs at most, by the rule of the exercise. */
    static BigDecimal worstCase(GeminiRequest request, Price price) {
        int input = (units(request) + UNITS_PER_TOKEN - 1) / UNITS_PER_TOKEN;
        return of(input, price.input()).add(of(maxOutputTokens(request), price.output()));
    }

    /** A reply that costs almost as much as this request may, most of it for thinking. */
    static Reply dear(GeminiRequest request) {
        Usage usage = Usage.of(units(request) / (UNITS_PER_TOKEN + 1), 1, maxOutputTokens(request) - 1, 0);
        return Replies.reporting(usage, Replies.text("Noted."));
    }

    /** What a request asks for; a request that does not say may get more. */
    static int maxOutputTokens(GeminiRequest request) {
        return request.generation().maxOutputTokens().orElse(MAX_OUTPUT_TOKENS);
    }

    /** Length of all texts in UTF-16 units. */
    static int units(GeminiRequest request) {
        int units = request.systemInstruction().map(String::length).orElse(0);
        for (Content content : request.contents()) {
            units += content.parts().stream()
                    .map(Part::asText)
                    .mapToInt(String::length)
                    .sum();
        }
        return units;
    }

    /** An amount for messages, with all its digits. */
    static String text(BigDecimal amount) {
        if (amount == null) {
            return "null";
        }
        boolean plain = amount.precision() <= MAX_DIGITS && Math.abs((long) amount.scale()) <= MAX_DIGITS;
        return "$" + (plain ? amount.stripTrailingZeros().toPlainString() : "a number of more than 40 digits");
    }

    private static BigDecimal of(int tokens, BigDecimal perMillion) {
        return perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(TOKENS_PER_PRICE);
    }
}
