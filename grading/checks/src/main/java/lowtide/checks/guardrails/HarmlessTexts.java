package lowtide.checks.guardrails;

import java.util.List;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** Texts that share words with injections, as messages and as outputs of a tool. */
final class HarmlessTexts {

    private final CheckContext<GuardrailsAgent> context;
    private final GuardedTurns turns;

    HarmlessTexts(CheckContext<GuardrailsAgent> context) {
        this.context = context;
        turns = new GuardedTurns(context);
    }

    /** Fails unless each is sent as it is. */
    void passUnchanged() {
        for (String text : InjectionCatalogue.shipped().harmless()) {
            String message = text + ", with a " + context.word();
            String output = context.word() + ". " + text;
            GuardedTurn turn = turns.turn(
                            "A user wrote " + CheckContext.quoted(message) + ", and a search gave the same",
                            context.word(),
                            message,
                            List.of(List.of(turns.search(output))))
                    .isAnswered();
            if (!turn.sentMessage().contains(message)) {
                throw new CheckFailure(
                        turn.firstRequest(),
                        "A user wrote " + CheckContext.quoted(message) + ", and Gemini got "
                                + CheckContext.quoted(turn.sentMessage()) + ".",
                        "every character of a harmless message, as it was.");
            }
            if (turn.results().stream().noneMatch(result -> result.contains(output))) {
                throw new CheckFailure(
                        turn.lastRequest(),
                        "A search gave " + CheckContext.quoted(output) + ", and Gemini got "
                                + CheckContext.quoted(String.join(" ", turn.results())) + ".",
                        "every character of a harmless output, as it was.");
            }
        }
    }
}
