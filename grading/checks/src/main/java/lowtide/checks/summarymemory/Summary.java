package lowtide.checks.summarymemory;

import java.util.Optional;
import lowtide.checks.dsl.RequestAssert;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * A summary that Gemini made.
 *
 * @param number from 1 within a conversation
 * @param request which asked for it
 */
record Summary(int number, GeminiRequest request, String text) {

    /** What Gemini wrote; empty if it wrote nothing. */
    static Optional<String> text(Exchange exchange) {
        return exchange.replyText().filter(text -> !text.isBlank());
    }

    /** As a part of a sentence. */
    String name() {
        return RequestAssert.ordinal(number) + " summary";
    }
}
