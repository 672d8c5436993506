package lowtide.checks.summarymemory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.Gate;

/** Two calls of one user of which one causes a summary. */
final class TwoCalls {

    /** An agent may serve one user's calls one by one; the second one then does nothing before the first is over. */
    private static final Duration MAYBE_ONE_BY_ONE = Duration.ofMillis(75);

    private static final int TURNS_AFTERWARDS = 3;

    private final CheckContext<SummaryMemoryAgent> context;
    private final int turnsBefore;
    private final boolean strict;

    /**
     * @param turnsBefore how many turns a user makes before the one that causes the first summary
     * @param strict whether the agent has put every message into a summary so far
     */
    TwoCalls(CheckContext<SummaryMemoryAgent> context, int turnsBefore, boolean strict) {
        this.context = context;
        this.turnsBefore = turnsBefore;
        this.strict = strict;
    }

    /** Fails if the two, which start at the same instant, put a message into two summaries. */
    void startTogether() {
        Talk talk = talkBefore();
        verify(talk, "at the same instant", (pairs, gate) -> {
            List<CompletableFuture<String>> calls = context.session()
                    .together(pairs.stream()
                            .<Function<SummaryMemoryAgent, String>>map(pair -> agent -> chat(agent, talk, pair))
                            .toList());
            arrive(gate);
            return new Started(calls, List.of());
        });
    }

    /** Fails if the second, which starts while the summary is being made, makes it too. */
    void startOneAfterTheOther() {
        Talk talk = talkBefore();
        verify(talk, "one while the summary of the other was being made", (pairs, gate) -> {
            CompletableFuture<String> first = start(talk, pairs.get(0));
            arrive(gate);
            return new Started(List.of(first, start(talk, pairs.get(1))), List.of(first));
        });
    }

    /** Fails if a user waits for the summary of another. */
    void holdUpNobodyElse() {
        List<String> alike = UserIds.colliding(context.word()); // a lock or a part of a map may be chosen by hash code
        Talk one = talkBefore(alike.get(0));
        Talk other = talkBefore(alike.get(1));
        Pair pair = one.prepared(1).get(0);
        Pair beside = other.preparedBeside(one);
        try (Gate gate = context.gemini().hold(one::isForSummary)) {
            List<CompletableFuture<String>> calls = List.of(start(one, pair), start(other, beside));
            context.patience()
                    .awaitArrivals(
                            gate,
                            2,
                            "While a summary was being made for one user, another user's call did not get on.",
                            "answers and summaries for all other users.");
            gate.open();
            calls.forEach(call -> context.patience().await(call, "A call never returned.", "an answer for each."));
        }
    }

    private Talk talkBefore() {
        return talkBefore(context.word());
    }

    private Talk talkBefore(String userId) {
        Talk talk = new Talk(context, userId);
        for (int i = 0; i < turnsBefore; i++) {
            talk.say();
        }
        return talk;
    }

    private void verify(Talk talk, String when, Start start) {
        List<Pair> pairs = talk.prepared(2);
        int before = context.gemini().exchanges().size();
        boolean twice;
        try (Gate gate = context.gemini().hold(talk::isForSummary)) {
            Started started = start.with(pairs, gate);
            twice = context.patience().arrive(gate, 2, MAYBE_ONE_BY_ONE);
            if (started.causes.stream().anyMatch(CompletableFuture::isDone)) {
                throw new CheckFailure(
                        "A call caused a summary, and returned before it was made.",
                        "a call that returns only when the summary that it caused is made or has failed.");
            }
            gate.open();
            started.calls.forEach(call -> context.patience()
                    .await(
                            call,
                            "A user made two calls, " + when + ", and one never returned.",
                            "an answer for each."));
        }
        talk.overlapped(pairs, before);
        if (twice) {
            throw new CheckFailure(
                    "A user made two calls, " + when + ". Both asked for a summary before there was one.",
                    "one summary.");
        }
        goesOn(talk, when);
    }

    private void goesOn(Talk talk, String when) {
        Coverage coverage = new Coverage(talk, strict);
        try {
            MemoryTurn turn = coverage.replaces(talk.say().carriesTheNewest());
            for (int i = 0; i < TURNS_AFTERWARDS; i++) {
                turn = coverage.replaces(talk.say().carriesTheNewest());
            }
            if (strict) {
                coverage.isComplete(turn);
            }
        } catch (CheckFailure failure) {
            throw new CheckFailure(
                    "A user made two calls, " + when + ". After that, the conversation or its summary was not right.",
                    failure.seen(),
                    failure.expected());
        }
    }

    private void arrive(Gate gate) {
        context.patience()
                .awaitArrivals(
                        gate,
                        1,
                        "Two calls were made after " + turnsBefore
                                + " turns, and no summary was asked for, although one"
                                + " call had caused a summary for another user.",
                        "a summary after as many messages for every user.");
    }

    private CompletableFuture<String> start(Talk talk, Pair pair) {
        return context.session().start(agent -> chat(agent, talk, pair));
    }

    private static String chat(SummaryMemoryAgent agent, Talk talk, Pair pair) {
        return agent.chat(talk.userId(), pair.question().text());
    }

    private interface Start {
        Started with(List<Pair> pairs, Gate gate);
    }

    /** @param causes the calls of which it is known that they have caused a summary */
    private record Started(List<CompletableFuture<String>> calls, List<CompletableFuture<String>> causes) {}
}
