package lowtide.checks.ratelimiting;

import static lowtide.checks.ratelimiting.LimitedCalls.JUST;
import static lowtide.checks.ratelimiting.LimitedCalls.WINDOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.Gate;

/** Calls that compete for places: even if they overlap, no more may be admitted than one by one. */
final class Races {

    private static final int BURST = 64;
    private static final int USERS = 10; // so that one of many pairs of calls overlaps at the wrong moment
    private static final int ROUNDS = 4;
    private static final Duration MAYBE_ONE_BY_ONE = Duration.ofMillis(150);

    private final CheckContext<RateLimitingAgent> context;
    private final LimitedCalls calls;

    /** @param calls of the same context */
    Races(CheckContext<RateLimitingAgent> context, LimitedCalls calls) {
        this.context = context;
        this.calls = calls;
    }

    /** One user makes {@value #BURST} calls at once. */
    void burst(int limit) {
        String user = calls.newUser();
        int before = context.gemini().requests().size();
        List<CompletableFuture<Boolean>> answers;
        try (Gate gate = context.gemini().hold(request -> true)) {
            answers = together(Stream.generate(() -> Map.entry(context.meal(), user))
                    .limit(BURST)
                    .toList());
            context.patience()
                    .awaitArrivals(
                            gate,
                            1,
                            "One user made " + BURST + " calls at once, and none reached Gemini.",
                            limit + " of them.");
            // Some agents make the calls of a user one by one, and refuse none as long as one of them is held.
            context.patience().settle(ended(answers, BURST - limit), MAYBE_ONE_BY_ONE);
        }
        int answered = returned(answers);
        int sent = context.gemini().requests().size() - before;
        if (sent != limit || answered < limit) {
            throw new CheckFailure(
                    "One user made " + BURST + " calls at once: "
                            + (sent > limit
                                    ? "more than " + limit + " reached Gemini."
                                    : sent < limit
                                            ? "fewer than " + limit + " reached Gemini."
                                            : limit + " reached Gemini, but fewer returned."),
                    sent + " requests, " + answered + " calls that returned.",
                    "exactly " + limit + ", as if they were made one by one. Checking for a free place and taking it"
                            + " must be one step.");
        }
    }

    /**
     * The places of several users become free one by one, and two calls at once compete for each of them: an agent that
     * checks first and takes the place later admits both. Check B tests whether the window slides at all, and check C
     * whether users share their places.
     */
    void forTheLastPlace(int limit) {
        context.advance(WINDOW.multipliedBy(2));
        List<String> users = Stream.generate(context::word).limit(USERS).toList();
        Queue<Instant> times = new ArrayDeque<>();
        int before = context.gemini().requests().size();
        for (int i = 0; i < limit; i++) {
            context.advance(Duration.ofSeconds(1));
            users.forEach(user -> calls.isAdmitted(user, context.meal()));
            times.add(context.now());
        }
        if (context.gemini().requests().size() - before < USERS * limit) {
            return;
        }
        untilNextIsFree(times);
        for (String user : users) {
            if (!calls.isAdmitted(user, context.meal())) {
                return;
            }
        }
        if (calls.isAdmitted(users.get(0), context.meal())) {
            return;
        }
        for (int i = 0; i < ROUNDS; i++) {
            untilNextIsFree(times);
            race(users);
        }
    }

    private void race(List<String> users) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>(oneEach(users));
        pairs.addAll(oneEach(users));
        int before = context.gemini().requests().size();
        returned(together(pairs));
        Map<String, Integer> admitted = new LinkedHashMap<>();
        context.gemini().requests().stream()
                .skip(before)
                .map(request -> request.last().text())
                .forEach(meal -> pairs.stream()
                        .filter(pair -> pair.getKey().equals(meal))
                        .forEach(pair -> admitted.merge(pair.getValue(), 1, Integer::sum)));
        long twice = admitted.values().stream().filter(count -> count > 1).count();
        if (twice > 0) {
            throw new CheckFailure(
                    "Several users with one place left each made two calls at once, and both calls of one of them"
                            + " reached Gemini.",
                    "That happened to " + twice + " of " + users.size() + " users.",
                    "one of the two. Checking for a free place and taking it must be one step.");
        }
    }

    /** Messages and who sends them: one for each user. */
    private List<Map.Entry<String, String>> oneEach(List<String> users) {
        return users.stream().map(user -> Map.entry(context.meal(), user)).toList();
    }

    private List<CompletableFuture<Boolean>> together(List<Map.Entry<String, String>> messages) {
        return context.session()
                .together(messages.stream()
                        .<Function<RateLimitingAgent, Boolean>>map(message -> {
                            String id = new String(message.getValue().toCharArray());
                            return agent -> LimitedCalls.comesBack(agent, id, message.getKey());
                        })
                        .toList());
    }

    /** Is done when this many of the calls have ended. */
    private static CompletableFuture<Void> ended(List<CompletableFuture<Boolean>> calls, int count) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        AtomicInteger left = new AtomicInteger(count);
        calls.forEach(call -> call.whenComplete((returned, failure) -> {
            if (left.decrementAndGet() <= 0) {
                ended.complete(null);
            }
        }));
        return ended;
    }

    /** How many of these calls returned, once all have ended. */
    private int returned(List<CompletableFuture<Boolean>> answers) {
        return (int) answers.stream()
                .map(answer -> context.patience()
                        .await(
                                answer,
                                "Several calls were made at once, and one got neither an answer nor a refusal.",
                                "an answer or a refusal."))
                .filter(Boolean::booleanValue)
                .count();
    }

    /** Sets the clock to the moment when the oldest of these calls frees its place for the next one. */
    private void untilNextIsFree(Queue<Instant> times) {
        context.setTime(times.remove().plus(WINDOW).plus(JUST));
        times.add(context.now());
    }
}
