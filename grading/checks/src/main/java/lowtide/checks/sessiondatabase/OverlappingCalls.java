package lowtide.checks.sessiondatabase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.Content;

/** Calls of one user to two servers that overlap. */
final class OverlappingCalls {

    private static final String BOTH = "both questions with their replies, each pair together, in any order.";

    /** An agent may let the second call wait for the first one. */
    private static final Duration TIME_TO_ARRIVE = Duration.ofMillis(300);

    private final CheckContext<SessionDatabaseAgent> context;
    private final SessionDatabase database;

    OverlappingCalls(CheckContext<SessionDatabaseAgent> context) {
        this.context = context;
        this.database = new SessionDatabase(context);
    }

    /** While the first server is about to execute a statement, the other one answers a whole call. */
    void interruptEachStatement(boolean newUser) {
        for (int number = 1; number <= SessionDatabase.MAX_STATEMENTS; number++) {
            User user = new User(newUser);
            String first = context.meal();
            String second = context.meal();
            AtomicReference<CallOutcome> other = new AtomicReference<>();
            SessionDatabaseAgent otherServer = database.secondServer();
            database.stopBefore(number, () -> other.set(CallOutcome.of(() -> otherServer.chat(user.sameId(), second))));
            CallOutcome outcome = CallOutcome.of(() -> context.agent().chat(user.sameId(), first));
            String stopped = database.stoppedBefore().orElse("");
            database.clear();
            if (stopped.isEmpty()) {
                return;
            }
            String circumstances = "One server was about to execute " + database.shown(stopped)
                    + " in a call of a user" + (newUser ? " that is new" : "")
                    + ", when the other server answered a call of the same user.";
            user.keepsBoth(circumstances, first, outcome, second, other.get());
        }
    }

    /** Both requests are at Gemini at the same time. */
    void waitForGeminiTogether(boolean newUser) {
        User user = new User(newUser);
        String first = context.meal();
        String second = context.meal();
        SessionDatabaseAgent otherServer = database.secondServer();
        CompletableFuture<CallOutcome> one;
        CompletableFuture<CallOutcome> other;
        try (Gate gate = context.gemini().hold(request -> true)) {
            one = context.session().start(agent -> CallOutcome.of(() -> agent.chat(user.sameId(), first)));
            other = context.session().start(agent -> CallOutcome.of(() -> otherServer.chat(user.sameId(), second)));
            context.patience().awaitArrivals(gate, 1, "Two calls sent no request.", "one request per call.");
            context.patience().arrive(gate, 2, TIME_TO_ARRIVE);
            gate.open();
            user.keepsBoth(
                    "Two servers answered calls of the same user" + (newUser ? ", who is new," : "")
                            + " at the same time.",
                    first,
                    result(one),
                    second,
                    result(other));
        }
    }

    private CallOutcome result(CompletableFuture<CallOutcome> call) {
        return context.patience().await(call, "A call did not return, although Gemini had answered.", "a reply.");
    }

    /** A user and what was said before the calls overlap. */
    private final class User {

        private final Conversation<SessionDatabaseAgent> conversation = new Conversation<>(context, context.word());

        User(boolean isNew) {
            if (!isNew) {
                conversation.say(context.meal());
            }
        }

        String sameId() {
            return conversation.sameId();
        }

        void keepsBoth(String circumstances, String first, CallOutcome one, String second, CallOutcome other) {
            for (CallOutcome outcome : List.of(one, other)) {
                if (outcome.failure().isPresent()) {
                    throw new CheckFailure(
                            circumstances + " " + outcome.sentence(), "a reply for each of the two, and " + BOTH);
                }
            }
            List<String> firstPair = List.of(first, one.reply().orElseThrow());
            List<String> secondPair = List.of(second, other.reply().orElseThrow());
            List<String> before = conversation.messages();
            Turn next = conversation.say(context.meal());
            List<String> carried =
                    next.request().turns().stream().map(Content::text).toList();
            List<String> history = carried.subList(0, carried.size() - 1);
            if (!history.equals(joined(before, firstPair, secondPair))
                    && !history.equals(joined(before, secondPair, firstPair))) {
                throw database.failure(
                        circumstances + " Then the next request carried " + history.size()
                                + " messages before its question instead of " + (before.size() + 4) + ": "
                                + kept("that of the first server", history, firstPair) + ", "
                                + kept("that of the other one", history, secondPair)
                                + (history.size() == before.size() + 4 ? ", in another order" : "") + ".",
                        BOTH);
            }
        }

        private static String kept(String whose, List<String> history, List<String> pair) {
            int question = history.indexOf(pair.get(0));
            int reply = history.indexOf(pair.get(1));
            if (question < 0 || reply < 0) {
                return whose + (question < 0 && reply < 0 ? " was lost" : " was kept in part");
            }
            return whose + (reply == question + 1 ? " was kept" : " was kept, but not together");
        }

        private static List<String> joined(List<String> before, List<String> one, List<String> other) {
            List<String> joined = new ArrayList<>(before);
            joined.addAll(one);
            joined.addAll(other);
            return joined;
        }
    }
}
