package lowtide.checks.guardrails;

import static lowtide.checks.dsl.RequestAssert.ordinal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;

/**
 * One call of {@code chat}.
 *
 * @param circumstances what the user, Gemini and the tools did, for messages
 * @param answer the text of Gemini's last reply
 * @param exchanges of this turn
 * @param deletions how many times the destructive tool ran in it
 */
record GuardedTurn(
        String circumstances,
        String question,
        String answer,
        List<Exchange> exchanges,
        int deletions,
        CallOutcome outcome) {

    private static final String REFUSAL = "lowtide.guardrails.GuardrailException";

    /** Fails unless Gemini took every request, and its last reply reached the caller. */
    GuardedTurn isAnswered() {
        for (Exchange exchange : exchanges) {
            exchange.refusal().ifPresent(refusal -> {
                throw new CheckFailure(
                        exchange.request(),
                        circumstances + ": Gemini refused " + ordinal(exchanges.indexOf(exchange) + 1)
                                + " request of the turn: \"" + refusal.message().strip() + "\"",
                        "requests that Gemini accepts.");
            });
        }
        if (!gotTheAnswer()) {
            throw new CheckFailure(
                    circumstances + ": the caller got " + outcome.inWords() + ".",
                    "Gemini's last reply, " + CheckContext.quoted(answer) + ".");
        }
        return this;
    }

    boolean gotTheAnswer() {
        return outcome.reply().filter(answer::equals).isPresent();
    }

    boolean isRefused() {
        return outcome.failure().filter(threw -> threw.is(REFUSAL)).isPresent();
    }

    List<GeminiRequest> requests() {
        return exchanges.stream().map(Exchange::request).toList();
    }

    GeminiRequest firstRequest() {
        return exchanges.get(0).request();
    }

    GeminiRequest lastRequest() {
        return exchanges.get(exchanges.size() - 1).request();
    }

    /** The text of the turn's message as it was sent. */
    String sentMessage() {
        return firstRequest().last().text();
    }

    /** The results that Gemini has got in this turn, in the order of its calls. */
    List<String> results() {
        List<Content> turns = lastRequest().turns();
        int asked = turns.size() - 1;
        while (asked > 0 && !isQuestion(turns, asked)) {
            asked--;
        }
        return turns.subList(asked, turns.size()).stream()
                .flatMap(content -> content.functionResponses().stream())
                .map(GuardedTurn::textOf)
                .toList();
    }

    /** A message of the user between calls and their results is an agent's own reminder. */
    private static boolean isQuestion(List<Content> turns, int index) {
        Content before = turns.get(index - 1);
        return turns.get(index).isUser()
                && before.isModel()
                && before.functionCalls().isEmpty()
                && turns.get(index).functionResponses().isEmpty();
    }

    private static String textOf(Part.FunctionResponse response) {
        return response.response().values().stream().map(String::valueOf).reduce("", (one, other) -> one + other);
    }

    /** Fails unless the result of a call, from 0, was sent and contains this, in capitals or not. */
    GuardedTurn resultContains(int call, String text, String expected) {
        String result = Optional.of(results())
                .filter(all -> call < all.size())
                .map(all -> all.get(call))
                .orElse("");
        if (!result.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
            throw new CheckFailure(
                    lastRequest(),
                    circumstances + ": the result of " + ordinal(call + 1) + " call was "
                            + (result.isEmpty() ? "missing" : CheckContext.quoted(result)) + ".",
                    expected);
        }
        return this;
    }
}
