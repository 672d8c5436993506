package lowtide.checks.budget;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Prices of several models, drawn for one check: no agent can know them. */
final class PriceList {

    /** That of the lesson is not the first one. */
    private static final List<String> MODELS =
            List.of("gemini-2.5-pro", "gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-3.5-flash");

    private static final int CENTS_OF_A_CENT = 4;
    private static final int FINEST = 6;

    private PriceList() {}

    /** By the name of the model. */
    static Map<String, Price> drawn(Random random) {
        Map<String, Price> prices = new LinkedHashMap<>();
        MODELS.forEach(model -> prices.put(model, price(random)));
        return prices;
    }

    /** With prices of input and output that are of one size, so that both count in the worst case of a long message. */
    private static Price price(Random random) {
        int input = 10_001 + 2 * random.nextInt(10_000); // $1.0001 to $2.9999
        int output = input + 1 + random.nextInt(input);
        int cached = 10 * input + 1 + 2 * random.nextInt(4); // about a tenth of the input
        return new Price(
                BigDecimal.valueOf(input, CENTS_OF_A_CENT),
                BigDecimal.valueOf(cached, FINEST),
                BigDecimal.valueOf(output, CENTS_OF_A_CENT));
    }
}
