package lowtide.broken.journal;

import java.util.List;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Usage;

/** Counts messages and tokens of exchanges. */
public final class ExchangeFigures {

    private ExchangeFigures() {}

    public static int messages(Exchange exchange) {
        return exchange.request().contents().size();
    }

    /** Input tokens; 0 if the request failed. */
    public static int inputTokens(Exchange exchange) {
        return exchange.usage().map(Usage::prompt).orElse(0);
    }

    /** Input, output and thinking tokens of the answered requests. */
    public static long totalTokens(List<Exchange> exchanges) {
        return exchanges.stream()
                .flatMap(exchange -> exchange.usage().stream())
                .mapToLong(Usage::total)
                .sum();
    }

    public static long answered(List<Exchange> exchanges) {
        return exchanges.stream()
                .filter(exchange -> exchange.status() == 200 && exchange.usage().isPresent())
                .count();
    }
}
