package lowtide.checks.userisolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Patience;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.Gate;

/** Many users for whom Gemini is slow, and many others who must not wait because of that. */
final class SlowAnswers {

    private static final int SLOW = 32;
    private static final int OTHERS = 64;
    private static final int KNOWN = 8;

    private final CheckContext<UserIsolationAgent> context;

    SlowAnswers(CheckContext<UserIsolationAgent> context) {
        this.context = context;
    }

    /** Fails unless all slow calls reach Gemini at the same time, and the others are answered meanwhile. */
    void holdUpNobodyElse() {
        List<String> alikeHashCodes = UserIds.colliding(context.word());
        List<String> slowUsers = users(alikeHashCodes.get(0), SLOW);
        List<String> others = users(alikeHashCodes.get(1), OTHERS);
        // The agent already knows some of the others; a map may treat them differently from new users.
        others.subList(OTHERS - KNOWN, OTHERS).forEach(id -> new Conversation<>(context, id).say(context.meal()));

        Map<String, String> slow = questions(slowUsers);
        try (Gate gate =
                context.gemini().hold(request -> slow.containsKey(request.last().text()))) {
            Map<String, CompletableFuture<String>> slowCalls = started(slow);
            context.patience()
                    .awaitArrivals(
                            gate,
                            SLOW,
                            SLOW + " users called while Gemini was slow, but not all of their calls reached Gemini.",
                            "a request for every call, at the same time.");
            allAnswered(started(questions(others)));
            gate.open();
            slowCalls.forEach((question, call) -> context.answered(
                    question,
                    context.patience()
                            .await(
                                    call,
                                    "A call was never answered.",
                                    "an answer for every user once Gemini replies.")));
        }
    }

    private void allAnswered(Map<String, CompletableFuture<String>> calls) {
        calls.values()
                .forEach(call -> context.patience()
                        .await(
                                call,
                                () -> new CheckFailure(
                                        "While Gemini was slow for some users, another user got no answer within "
                                                + Patience.LIMIT.toSeconds() + " s.",
                                        "Of " + OTHERS + " others "
                                                + calls.values().stream()
                                                        .filter(other -> !other.isDone())
                                                        .count() + " got none.",
                                        "answers for all other users: a call waits for its own reply only.")));
    }

    private List<String> users(String first, int count) {
        List<String> ids = new ArrayList<>(List.of(first));
        while (ids.size() < count) {
            ids.add(context.word());
        }
        return ids;
    }

    /** A question for each user: a map from question to user. */
    private Map<String, String> questions(List<String> users) {
        Map<String, String> questions = new LinkedHashMap<>();
        users.forEach(id -> questions.put(context.meal(), id));
        return questions;
    }

    private Map<String, CompletableFuture<String>> started(Map<String, String> questions) {
        Map<String, CompletableFuture<String>> calls = new LinkedHashMap<>();
        questions.forEach((question, id) ->
                calls.put(question, context.session().start(agent -> agent.chat(id, question))));
        return calls;
    }
}
