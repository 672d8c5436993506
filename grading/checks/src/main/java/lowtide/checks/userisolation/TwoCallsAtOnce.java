package lowtide.checks.userisolation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.Content;

/** Two calls of one user that enter the agent at the same instant. */
final class TwoCallsAtOnce {

    /**
     * An agent may serve one user's calls one by one; the second request then comes only after the first is answered.
     */
    private static final Duration MAYBE_ONE_BY_ONE = Duration.ofMillis(75);

    private final CheckContext<UserIsolationAgent> context;
    private final Conversation<UserIsolationAgent> user;
    private final List<String> before;
    private final List<String> questions;

    TwoCallsAtOnce(CheckContext<UserIsolationAgent> context, Conversation<UserIsolationAgent> user) {
        this.context = context;
        this.user = user;
        this.before = user.messages();
        this.questions = List.of(context.meal(), context.meal());
    }

    /** Fails unless both questions are kept with their replies when both requests are at Gemini at the same time. */
    void areKeptWhenTheyOverlap() {
        List<CompletableFuture<String>> answers;
        try (Gate gate = context.gemini()
                .hold(request -> questions.contains(request.last().text()))) {
            answers = start();
            context.patience()
                    .awaitArrivals(
                            gate, 1, "Neither of two calls of one user reached Gemini.", "a request for every call.");
            context.patience().arrive(gate, 2, MAYBE_ONE_BY_ONE);
        }
        areKept(answers);
    }

    /** Fails unless both questions are kept with their replies when Gemini answers each request at once. */
    void areKeptWhenTheyRace() {
        areKept(start());
    }

    private List<CompletableFuture<String>> start() {
        return context.session()
                .together(questions.stream()
                        .<Function<UserIsolationAgent, String>>map(question -> {
                            String id = user.sameId();
                            return agent -> agent.chat(id, question);
                        })
                        .toList());
    }

    private void areKept(List<CompletableFuture<String>> answers) {
        List<String> first = pair(0, answers);
        List<String> second = pair(1, answers);
        Turn next = user.say(context.meal());
        List<String> carried =
                next.request().turns().stream().map(Content::text).toList();
        List<String> inOrder = conversation(first, second, next);
        if (!carried.equals(inOrder) && !carried.equals(conversation(second, first, next))) {
            throw new CheckFailure(
                    "One user made two calls at once. The next request did not carry both questions, each followed"
                            + " by its reply.",
                    "This time, with " + (before.isEmpty() ? "a new user" : "a user already known") + ", it "
                            + difference(carried, inOrder) + ".",
                    "both questions, each followed by its own reply.");
        }
    }

    private List<String> pair(int i, List<CompletableFuture<String>> answers) {
        String reply = context.patience()
                .await(
                        answers.get(i),
                        "One user made two calls at once, and one got no answer.",
                        "an answer for each.");
        return List.of(
                questions.get(i), context.answered(questions.get(i), reply).reply());
    }

    private List<String> conversation(List<String> pair, List<String> other, Turn next) {
        return Stream.of(before, pair, other, List.of(next.question()))
                .flatMap(List::stream)
                .toList();
    }

    private static String difference(List<String> carried, List<String> wanted) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(carried);
        return missing.isEmpty()
                ? "carried their messages in the wrong order: "
                        + carried.stream().map(CheckContext::quoted).toList()
                : "did not carry " + CheckContext.quoted(missing.get(0));
    }
}
