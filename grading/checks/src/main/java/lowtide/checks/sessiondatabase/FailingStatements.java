package lowtide.checks.sessiondatabase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.agent.api.ExecutedStatement;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.model.Content;

/** Calls in which one statement fails, each one in turn. */
final class FailingStatements {

    private final CheckContext<SessionDatabaseAgent> context;
    private final SessionDatabase database;

    FailingStatements(CheckContext<SessionDatabaseAgent> context) {
        this.context = context;
        this.database = new SessionDatabase(context);
    }

    void loseOrKeepAWholeTurn() {
        for (int number = 1; number <= SessionDatabase.MAX_STATEMENTS; number++) {
            Conversation<SessionDatabaseAgent> user = new Conversation<>(context, context.word());
            user.say(context.meal());
            String question = context.meal();
            database.state();
            database.failAt(number);
            CallOutcome outcome = CallOutcome.of(() -> context.agent().chat(user.sameId(), question));
            Optional<ExecutedStatement> failed = database.state().statements().stream()
                    .filter(ExecutedStatement::failed)
                    .findFirst();
            database.clear();
            if (failed.isEmpty()) {
                return;
            }
            verifyNext(user, question, outcome, database.shown(failed.get()));
        }
    }

    private void verifyNext(
            Conversation<SessionDatabaseAgent> user, String question, CallOutcome outcome, String failed) {
        String circumstances = "In one call the statement " + failed + " failed. ";
        List<String> expected = new ArrayList<>(user.messages());
        outcome.reply().ifPresent(reply -> expected.addAll(List.of(question, reply)));
        String next = context.meal();
        CallOutcome nextOutcome = CallOutcome.of(() -> context.agent().chat(user.sameId(), next));
        if (nextOutcome.failure().isPresent()) {
            throw new CheckFailure(
                    circumstances + "The next call failed too: " + nextOutcome.inWords() + ".",
                    "a reply: one failure does not keep later calls from working.");
        }
        Turn turn = context.answered(next, nextOutcome.reply().orElseThrow());
        List<String> carried =
                turn.request().turns().stream().map(Content::text).toList();
        List<String> history = carried.subList(0, carried.size() - 1);
        if (!history.equals(expected)) {
            throw database.failure(
                    circumstances
                            + (outcome.reply().isPresent()
                                    ? "The caller got the answer."
                                    : "The caller got an exception.")
                            + " The next request carried " + history.size()
                            + " messages before its question instead of "
                            + expected.size() + ".",
                    "an exception and nothing of the turn, or the answer and the whole turn.");
        }
    }
}
