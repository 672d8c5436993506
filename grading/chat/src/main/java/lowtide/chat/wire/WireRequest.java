package lowtide.chat.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Usage;

/**
 * A request to Gemini.
 *
 * @param number   from 0
 * @param turn     the turn that caused it
 * @param user     the user of that turn
 * @param status   of the response; 0 while there is none, and if the connection was reset
 * @param dollars  what it costs by the price list
 */
public record WireRequest(
        int number,
        int turn,
        String user,
        String model,
        List<WireMessage> messages,
        boolean finished,
        int status,
        Optional<Usage> usage,
        BigDecimal dollars) {

    /** How many of its messages hold another user's words. */
    public long foreign() {
        return messages.stream().filter(WireMessage::foreign).count();
    }

    WireRequest answered(Exchange exchange, Prices prices) {
        return new WireRequest(
                number,
                turn,
                user,
                model,
                messages,
                exchange.finished(),
                exchange.status(),
                exchange.usage(),
                exchange.usage().map(used -> prices.dollars(model, used)).orElse(BigDecimal.ZERO));
    }
}
