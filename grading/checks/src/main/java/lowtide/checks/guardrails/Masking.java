package lowtide.checks.guardrails;

import java.util.List;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.model.GeminiRequest;

/** Personal data in messages and in the outputs of a tool. */
final class Masking {

    private final CheckContext<GuardrailsAgent> context;
    private final GuardedTurns turns;

    Masking(CheckContext<GuardrailsAgent> context) {
        this.context = context;
        turns = new GuardedTurns(context);
    }

    /** Fails unless what is personal is masked, and all the rest is sent as it is. */
    void leavesEverythingElse() {
        for (Datum datum : new PersonalData(context).draw()) {
            sent(datum, false);
            sent(datum, true);
        }
    }

    private void sent(Datum datum, boolean inOutput) {
        String before = "I have " + context.word() + ", then ";
        String after = ", and 2,350 kcal after 10 km at 7:30 of " + context.word();
        String text = before + datum.text() + after;
        String where = inOutput ? "An output of a tool" : "A message";
        GuardedTurn turn = turns.turn(
                        where + " held " + datum.what() + ", " + CheckContext.quoted(datum.text()),
                        context.word(),
                        inOutput ? context.meal() : text,
                        inOutput ? List.of(List.of(turns.search(text))) : List.of())
                .isAnswered();
        String sent = inOutput ? String.join("", turn.results()) : turn.sentMessage();
        for (GeminiRequest request : turn.requests()) {
            if (datum.isIn(request)) {
                throw new CheckFailure(
                        request,
                        turn.circumstances() + ", and Gemini got " + CheckContext.quoted(sent) + ".",
                        "any text without it in its place.");
            }
        }
        boolean kept = datum.isPersonal()
                ? sent.contains(before) && sent.indexOf(after, sent.indexOf(before) + before.length()) > 0
                : sent.contains(text);
        if (!kept) {
            throw new CheckFailure(
                    turn.lastRequest(),
                    turn.circumstances() + ", and " + CheckContext.quoted(text) + " was sent as "
                            + CheckContext.quoted(sent) + ".",
                    datum.isPersonal() ? "everything else as it was." : "the text as it was.");
        }
    }
}
