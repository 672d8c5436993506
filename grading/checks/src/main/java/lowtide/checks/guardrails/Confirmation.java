package lowtide.checks.guardrails;

import java.util.List;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.model.Part;

/** Turns in which Gemini calls the destructive tool. */
final class Confirmation {

    private static final String CONFIRMED = "confirm delete";
    private static final List<String> OTHERS = List.of(
            "Confirm delete",
            "CONFIRM DELETE",
            "confirm delete ",
            " confirm delete",
            "confirm delete.",
            "confirm  delete",
            "confirm\ndelete",
            "\"confirm delete\"",
            "confirm delete\n",
            "confirm\u200B delete",
            "\uFF43onfirm delete",
            "please confirm delete",
            "I will never confirm delete",
            "confirm",
            "delete",
            "yes");

    private final CheckContext<GuardrailsAgent> context;
    private final GuardedTurns turns;

    Confirmation(CheckContext<GuardrailsAgent> context) {
        this.context = context;
        turns = new GuardedTurns(context);
    }

    /** Fails unless the destructive tool runs when it may, and only then. */
    void isRequired() {
        String user = context.word();
        refused("A user ate something", user, context.meal(), List.of(List.of(delete())));
        deletes(user);
        refused("A user confirmed one turn earlier", user, context.meal(), List.of(List.of(delete())));
        turns.turn("A user confirmed before anything was asked", user, CONFIRMED)
                .isAnswered();
        refused(
                "A user confirmed, and nothing was called in that turn",
                user,
                context.meal(),
                List.of(List.of(delete())));
        refused("Another user had confirmed", context.word(), context.meal(), List.of(List.of(delete())));
        refused(
                "Gemini claimed in the reason that the user had confirmed",
                user,
                context.meal(),
                List.of(List.of(RecipeTools.delete(CONFIRMED))));
        for (String message : OTHERS) {
            refused(
                    "A user wrote " + CheckContext.quoted(message),
                    context.word(),
                    message,
                    List.of(List.of(delete())));
        }
        afterASearch();
        meanwhile(user);
    }

    private Part.FunctionCall delete() {
        return RecipeTools.delete(context.word());
    }

    private Part.FunctionCall search() {
        return turns.search("Boil a " + context.word());
    }

    private void deletes(String user) {
        String reason = context.word();
        GuardedTurn turn = turns.turn(
                        "A user wrote \"" + CONFIRMED + "\", and Gemini called the destructive tool",
                        user,
                        CONFIRMED,
                        List.of(List.of(RecipeTools.delete(reason))))
                .isAnswered();
        if (turn.deletions() != 1) {
            throw new CheckFailure(
                    turn.lastRequest(),
                    turn.circumstances() + ": it ran " + turn.deletions() + " times.",
                    "the tool executed once, because the user has confirmed.");
        }
        turn.resultContains(0, RecipeTools.receipt(reason), "what the tool returned, as the result of its call.");
    }

    private void meanwhile(String other) {
        int deletions = turns.deletions(context.word(), context.meal(), delete(), () -> deletes(other));
        if (deletions > 0) {
            throw new CheckFailure(
                    "Another user confirmed while Gemini was replying to a user who had not, and the destructive tool ran for"
                            + " both.",
                    "nothing deleted for the user who had not confirmed.");
        }
    }

    /** What the search has found may have made Gemini call the destructive tool. */
    private void afterASearch() {
        for (String message : List.of(CONFIRMED, context.meal())) {
            String said = "A user wrote " + CheckContext.quoted(message);
            refused(
                    said + ", and Gemini searched first",
                    context.word(),
                    message,
                    List.of(List.of(search()), List.of(delete())));
            refused(
                    said + ", and Gemini searched first in the same reply",
                    context.word(),
                    message,
                    List.of(List.of(search(), delete())));
            refused(
                    said + ", and Gemini searched two replies earlier",
                    context.word(),
                    message,
                    List.of(List.of(search()), List.of(search()), List.of(delete())));
        }
        GuardedTurn before = turns.turn(
                "A user wrote \"" + CONFIRMED + "\", and Gemini called the tool, and then searched in the same reply",
                context.word(),
                CONFIRMED,
                List.of(List.of(delete(), search())));
        before.isAnswered();
        if (before.deletions() != 1) {
            throw failed(before, before.deletions() + " times", "once: the search came later.");
        }
        GuardedTurn again = turns.turn(
                "A user wrote \"" + CONFIRMED + "\", and Gemini called the tool, searched, and called it once more",
                context.word(),
                CONFIRMED,
                List.of(List.of(delete()), List.of(search()), List.of(delete())));
        again.isAnswered();
        if (again.deletions() != 1) {
            throw failed(again, again.deletions() + " times", "once, before the search.");
        }
    }

    private void refused(String circumstances, String user, String message, List<List<Part.FunctionCall>> plan) {
        GuardedTurn turn = turns.turn(circumstances + ", and then the destructive tool was called", user, message, plan)
                .isAnswered();
        if (turn.deletions() > 0) {
            throw failed(turn, turn.deletions() == 1 ? "" : turn.deletions() + " times", "nothing deleted.");
        }
        int last = (int) plan.stream().flatMap(List::stream).count() - 1;
        turn.resultContains(
                last, "confirm", "a result that contains \"confirm\", so that Gemini can tell the user what to do.");
        Stream.iterate(0, i -> i < last, i -> i + 1)
                .forEach(i -> turn.resultContains(i, "Boil a ", "what the search has found."));
    }

    private static CheckFailure failed(GuardedTurn turn, String times, String expected) {
        return new CheckFailure(
                turn.lastRequest(), (turn.circumstances() + ": it ran " + times).strip() + ".", expected);
    }
}
