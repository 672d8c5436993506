package lowtide.checks.sessiondatabase;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Patience;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.Replies;

/** How many connections of the pool are taken, and when. */
final class OpenConnections {

    private static final int PLACES = 4;
    private static final int MANY_PLACES = 100; // so that calls that take two each do not wait for each other
    private static final int MORE_THAN_PLACES = PLACES + 2;
    private static final String GIVEN_BACK = "every connection given back before a call returns, also if it fails.";

    private final CheckContext<SessionDatabaseAgent> context;
    private final SessionDatabase database;

    OpenConnections(CheckContext<SessionDatabaseAgent> context) {
        this.context = context;
        this.database = new SessionDatabase(context);
    }

    void areGivenBack() {
        Conversation<SessionDatabaseAgent> user = new Conversation<>(context, context.word());
        user.say(context.meal());
        database.limitConnections(PLACES);
        noneIsTaken("an answered call");
        context.attempt(agent -> agent.historySize(user.userId()));
        noneIsTaken("historySize(...)");
        context.gemini().enqueue(Replies.overloaded());
        context.attempt(agent -> agent.chat(user.userId(), context.meal()));
        context.gemini().clearScript();
        noneIsTaken("a call that failed because Gemini was overloaded");
        boolean failed = true;
        for (int number = 1; failed && number <= SessionDatabase.MAX_STATEMENTS; number++) {
            database.state();
            database.failAt(number);
            context.attempt(agent -> agent.chat(user.sameId(), context.meal()));
            failed = database.state().statements().stream().anyMatch(statement -> statement.failed());
            noneIsTaken("a call in which statement number " + number + " failed");
        }
        database.clear();
        context.attempt(agent -> agent.forget(user.userId()));
        noneIsTaken("forget(...)");
        context.endAgent();
    }

    void areNotHeldWhileGeminiThinks() {
        List<String> alike = UserIds.colliding(context.word());
        new Conversation<>(context, alike.get(0)).sayWhileWaits(new Conversation<>(context, alike.get(1)));
        try (Gate gate = context.gemini().hold(request -> true)) {
            List<CompletableFuture<String>> calls = new ArrayList<>();
            calls.add(call());
            context.patience().awaitArrivals(gate, 1, "A call sent no request.", "one request per call.");
            List<String> taken = database.state().open();
            if (!taken.isEmpty()) {
                throw new CheckFailure(
                        "While Gemini was thinking, a call held " + taken.size() + " of " + PLACES + " connections"
                                + at(taken) + ".",
                        "no connection taken while the model is called, which takes seconds.");
            }
            database.limitConnections(PLACES);
            while (calls.size() < MORE_THAN_PLACES) {
                calls.add(call());
                context.patience()
                        .awaitArrivals(
                                gate,
                                calls.size(),
                                calls.size() + " users called, and only " + gate.arrivals()
                                        + " requests reached Gemini in " + Patience.LIMIT.toSeconds()
                                        + " s. The pool has " + PLACES + " connections.",
                                "no connection taken while the model is called, which takes seconds.");
            }
            database.limitConnections(MANY_PLACES);
            gate.open();
            calls.forEach(call -> context.patience().await(call, "A call did not return.", "a reply."));
        }
        noneIsTaken(MORE_THAN_PLACES + " calls at the same time");
    }

    private CompletableFuture<String> call() {
        String user = context.word();
        String question = context.meal();
        return context.session().start(agent -> agent.chat(user, question));
    }

    private void noneIsTaken(String after) {
        List<String> taken = database.state().open();
        if (!taken.isEmpty()) {
            throw new CheckFailure(
                    "After " + after + ", " + taken.size() + " of " + PLACES + " connections "
                            + (taken.size() == 1 ? "was" : "were") + " not given back" + at(taken) + ".",
                    GIVEN_BACK);
        }
    }

    private static String at(List<String> taken) {
        String where = taken.get(taken.size() - 1);
        return where.isEmpty() ? "" : ", taken at " + where;
    }
}
