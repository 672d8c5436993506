package lowtide.checks.budget;

import java.math.BigDecimal;
import java.util.List;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * One call as Gemini and the caller saw it.
 *
 * @param left of the day's budget before the call, in dollars
 * @param exchanges of this call
 */
record PaidCall(BigDecimal left, Price price, List<Exchange> exchanges, CallOutcome outcome) {

    private static final String REFUSAL = "lowtide.budget.BudgetExceededException";

    /** Whether the agent threw what it must throw if the budget does not suffice. */
    static boolean isRefusal(AgentThrew threw) {
        return threw.is(REFUSAL);
    }

    /** What its request could cost. */
    BigDecimal worstCase() {
        return Dollars.worstCase(request(), price);
    }

    /** Fails unless the agent sent one request and the caller got its reply. */
    PaidCall isAnswered(String circumstances) {
        if (exchanges.size() != 1 || outcome.reply().isEmpty()) {
            throw new CheckFailure(
                    circumstances + " " + Dollars.text(left) + " of the day's budget was left. The call made "
                            + exchanges.size() + (exchanges.size() == 1 ? " request" : " requests")
                            + ", and the caller got " + outcome.inWords() + ".",
                    "one request, and its reply: at worst, the call costs half of what is left, or less.");
        }
        return this;
    }

    /** Fails if a request was sent that could cost more than what was left, or the agent did not say so. */
    PaidCall isRefused(String circumstances) {
        if (exchanges.isEmpty()) {
            AgentThrew threw = outcome.failure()
                    .orElseThrow(() -> new CheckFailure(
                            circumstances + " nothing was sent, and the caller got " + outcome.inWords() + ".",
                            "a BudgetExceededException."));
            if (!isRefusal(threw)) {
                throw new CheckFailure(
                        circumstances + " the caller got " + CheckContext.described(threw) + ".", "a " + REFUSAL + ".");
            }
        } else if (worstCase().compareTo(left) > 0) {
            GeminiRequest sent = request();
            throw new CheckFailure(
                    sent,
                    circumstances + " a request of " + Dollars.units(sent) + " UTF-16 units was sent, with "
                            + maxOutputTokens(sent) + ". At worst it costs " + Dollars.text(worstCase()) + "; "
                            + Dollars.text(left) + " of the day's budget was left.",
                    "a BudgetExceededException, and nothing sent: " + rule(sent));
        }
        return this;
    }

    /** Fails unless a request was sent, and the caller got an exception. */
    PaidCall fails(String circumstances) {
        if (exchanges.size() != 1 || outcome.failure().isEmpty()) {
            throw new CheckFailure(
                    circumstances + " the agent made " + exchanges.size()
                            + (exchanges.size() == 1 ? " request" : " requests") + ", and the caller got "
                            + outcome.inWords()
                            + ".",
                    "one request, and an exception.");
        }
        return this;
    }

    GeminiRequest request() {
        return exchanges.get(0).request();
    }

    private String rule(GeminiRequest sent) {
        return Dollars.units(sent) + " / 3 rounded up, at " + Dollars.text(price.input()) + ", and "
                + Dollars.maxOutputTokens(sent) + " at " + Dollars.text(price.output()) + " a million tokens.";
    }

    private static String maxOutputTokens(GeminiRequest request) {
        return request.generation().maxOutputTokens().isPresent()
                ? "maxOutputTokens " + Dollars.maxOutputTokens(request)
                : "no maxOutputTokens";
    }
}
