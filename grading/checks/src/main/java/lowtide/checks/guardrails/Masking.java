package lowtide.checks.guardrails;

import static lowtide.checks.dsl.RequestAssert.ordinal;

import java.util.List;
import java.util.stream.Stream;
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
        new PersonalData(context).draw().forEach(this::inAMessageAndAnOutput);
    }

    private void inAMessageAndAnOutput(Datum datum) {
        List<String> around = List.of(
                "I have " + context.word() + ", then ",
                ", and once more ",
                ", and 2,350 kcal after 10 km at 7:30 of " + context.word());
        String text = String.join(datum.text(), around);
        String user = context.word();
        GuardedTurn turn = turns.turn(
                        "A message and an output of a tool held " + datum.what() + ", "
                                + CheckContext.quoted(datum.text()),
                        user,
                        text,
                        List.of(List.of(turns.search(text))))
                .isAnswered();
        GuardedTurn next = turns.turn("The next turn", user, context.meal()).isAnswered();
        List<GeminiRequest> requests = Stream.concat(turn.requests().stream(), next.requests().stream())
                .toList();
        for (GeminiRequest request : requests) {
            if (datum.isIn(request)) {
                throw new CheckFailure(
                        request,
                        turn.circumstances() + ", and " + ordinal(requests.indexOf(request) + 1) + " request held it.",
                        "any text without it in its place, in messages, outputs and the history.");
            }
        }
        verifyTheRest(turn, datum, around, turn.sentMessage());
        verifyTheRest(turn, datum, around, String.join("", turn.results()));
    }

    private static void verifyTheRest(GuardedTurn turn, Datum datum, List<String> around, String sent) {
        String text = String.join(datum.text(), around);
        boolean kept = datum.isPersonal() ? containsInOrder(sent, around) : sent.contains(text);
        if (!kept) {
            throw new CheckFailure(
                    turn.lastRequest(),
                    turn.circumstances() + ", and " + CheckContext.quoted(text) + " was sent as "
                            + CheckContext.quoted(sent) + ".",
                    datum.isPersonal() ? "everything else as it was." : "the text as it was.");
        }
    }

    private static boolean containsInOrder(String text, List<String> parts) {
        int from = 0;
        for (String part : parts) {
            int at = text.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }
}
