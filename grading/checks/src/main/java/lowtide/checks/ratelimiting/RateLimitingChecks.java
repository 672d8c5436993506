package lowtide.checks.ratelimiting;

import static lowtide.checks.ratelimiting.LimitedCalls.JUST;
import static lowtide.checks.ratelimiting.LimitedCalls.LIMIT;
import static lowtide.checks.ratelimiting.LimitedCalls.WINDOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.RequestAssert;
import lowtide.checks.dsl.UserIds;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.GeminiRequest;

/** Stage 4: at most 20 calls a minute a user, by a sliding window, whatever the client does. */
@StageSuite("04-rate-limiting")
public class RateLimitingChecks extends StageChecks<RateLimitingAgent> {

    private static final int BURST = 64;
    private static final int RACES =
            20; // in the IDE, where calls are not made to pass each other, one race in five shows a gap
    private static final int RACERS = 2; // more of them only stand in each other's way
    private static final Duration MAYBE_ONE_BY_ONE = Duration.ofMillis(150);

    public RateLimitingChecks() {
        super(RateLimitingAgent.CONTRACT);
    }

    @GradedCheck("4A")
    void theTwentyFirstCallIsRefused() {
        String atOnce = calls().newUser();
        calls().fill(atOnce, Duration.ZERO);
        calls().refused(atOnce, LIMIT + " calls at one moment");

        String spread = calls().newUser();
        calls().fill(spread, Duration.ofMillis(2_900));
        context.advance(Duration.ofMillis(2_000));
        calls().refused(spread, LIMIT + " calls spread over 58 s");
    }

    @GradedCheck("4B")
    void theWindowSlides() {
        for (int free : List.of(1, LIMIT)) {
            String user = calls().newUser();
            List<Instant> calls = calls().callAtRandomTimes(user);
            context.setTime(calls.get(free - 1).plus(WINDOW).plus(JUST));
            for (int i = 1; i <= free; i++) {
                calls().admitted(
                                user,
                                RequestAssert.ordinal(free) + " of " + LIMIT + " calls was more than 60 s ago, so "
                                        + free + " places were free; call " + i + " of them");
            }
            calls().refused(user, free + " of " + LIMIT + " places had become free and were taken again");
        }

        String early = calls().newUser();
        context.setTime(calls().callAtRandomTimes(early).get(0).plus(WINDOW).minus(JUST));
        AgentThrew refusal = calls().refused(early, LIMIT + " calls, the first of them 59.999 s ago");
        calls().waitAsTold(early, refusal);

        String patient = calls().newUser();
        calls().callAtRandomTimes(patient);
        calls().waitAsTold(patient, calls().refused(patient, LIMIT + " calls within 40 s"));
    }

    @GradedCheck("4C")
    void usersAreLimitedApart() {
        List<String> ids = UserIds.colliding(context.word());
        String alice = ids.get(0);
        String bob = alice.toUpperCase(Locale.ROOT); // another user: ids are compared exactly
        calls().fill(alice, Duration.ofMillis(100));
        calls().refused(alice, LIMIT + " calls of her own");
        for (String id : List.of(ids.get(1), alice + " ")) {
            calls().admitted(
                            id,
                            "another user, " + CheckContext.quoted(alice)
                                    + ", had used up their minute; the first call of " + CheckContext.quoted(id));
        }
        for (int i = 1; i <= LIMIT; i++) {
            calls().admitted(bob, "another user had used up their minute; Bob's own call " + i);
            if (i % 5 == 0) {
                calls().refused(alice, LIMIT + " calls of her own");
            }
        }
        calls().refused(bob, LIMIT + " calls of his own");
    }

    @GradedCheck("4D")
    void refusedCallsDoNotCount() {
        String user = context.word();
        Instant start = context.now();
        calls().fill(user, Duration.ZERO);
        int admitted = 0;
        int tries = 0;
        while (true) {
            context.advance(Duration.ofMillis(2_001));
            if (!context.now().isBefore(start.plus(WINDOW.multipliedBy(2)))) {
                break;
            }
            tries++;
            admitted += LimitedCalls.comesBack(context.agent(), user, context.meal()) ? 1 : 0;
        }
        if (admitted != LIMIT) {
            throw new CheckFailure(
                    "A client used up its minute and tried again every 2 s; of its " + tries + " tries in two minutes "
                            + admitted + " were admitted.",
                    LIMIT + ": all of the second minute's. A refused call must not use up a place.");
        }
    }

    @GradedCheck("4E")
    void aRefusedMessageIsInNoLaterRequest() {
        String user = context.word();
        calls().fill(user, Duration.ofMillis(10));
        List<String> secrets = Stream.generate(context::word).limit(3).toList();
        secrets.forEach(secret -> calls().refused(user, "I ate a " + secret, LIMIT + " calls"));
        for (String next : List.of(user, user, user, context.word())) {
            context.advance(WINDOW.plus(JUST));
            String question = context.meal();
            context.turn(question, agent -> agent.chat(next, question));
        }
        for (GeminiRequest request : context.gemini().requests()) {
            RequestAssert.held(request, secrets).stream().findFirst().ifPresent(secret -> {
                throw new CheckFailure(
                        request,
                        "A refused message, \"I ate a " + secret + "\", was in a later request.",
                        "a refused message leaves no trace: neither in the history nor in a request of its own.");
            });
        }
    }

    @GradedCheck(value = "4F", concurrent = true)
    void sixtyFourCallsAtOnceAdmitExactlyTwenty() {
        burst(calls().newUser(), BURST, LIMIT, LIMIT, true);
        raceForTheLastPlace();
    }

    /**
     * Places become free one by one, and two calls at once want each of them: whoever looks first and takes the place
     * later lets both through. Whether the window slides at all is check B's business, and whether refused calls count D's.
     */
    private void raceForTheLastPlace() {
        String user = calls().newUser();
        Queue<Instant> calls = new ArrayDeque<>();
        for (int i = 0; i < LIMIT; i++) {
            context.advance(Duration.ofSeconds(1));
            LimitedCalls.comesBack(context.agent(), user, context.meal());
            calls.add(context.now());
        }
        untilNextIsFree(calls);
        if (!LimitedCalls.comesBack(context.agent(), user, context.meal())
                || LimitedCalls.comesBack(context.agent(), user, context.meal())) {
            return;
        }
        for (int i = 0; i < RACES; i++) {
            untilNextIsFree(calls);
            burst(user, RACERS, 0, 1, false);
        }
    }

    /** Sets the clock to when the oldest of these calls frees its place, which the next one will take. */
    private void untilNextIsFree(Queue<Instant> calls) {
        context.setTime(calls.remove().plus(WINDOW).plus(JUST));
        calls.add(context.now());
    }

    private void burst(String user, int size, int fewest, int places, boolean overlapping) {
        int before = context.gemini().requests().size();
        List<Function<RateLimitingAgent, Boolean>> calls = IntStream.range(0, size)
                .mapToObj(i -> {
                    String id = new String(user.toCharArray());
                    String meal = context.meal();
                    return (Function<RateLimitingAgent, Boolean>) agent -> LimitedCalls.comesBack(agent, id, meal);
                })
                .toList();
        List<CompletableFuture<Boolean>> answers;
        if (overlapping) {
            try (Gate gate = context.gemini().hold(request -> true)) {
                answers = context.session().together(calls);
                CheckContext.awaitArrivals(
                        gate, 1, "Of " + size + " calls at once, none reached Gemini.", places + " of them.");
                CheckContext.arrive(gate, places + 1, MAYBE_ONE_BY_ONE); // all that come at once; one by one is as good
            }
        } else {
            answers = context.session().together(calls);
        }
        long answered = answers.stream()
                .map(answer -> CheckContext.await(
                        answer,
                        "One of " + size + " calls at once got neither an answer nor a refusal.",
                        "one or the other."))
                .filter(Boolean::booleanValue)
                .count();
        int sent = context.gemini().requests().size() - before;
        if (sent > places || sent < fewest || answered < fewest) {
            throw new CheckFailure(
                    "One user with " + places + (places == 1 ? " place" : " places") + " left made " + size
                            + " calls at once: "
                            + (sent > places
                                    ? "more than " + places + " reached Gemini."
                                    : sent < places
                                            ? "fewer than " + places + " reached Gemini."
                                            : places + " reached Gemini, but fewer returned."),
                    sent + " requests, " + answered + " calls that returned.",
                    "exactly " + places + ". Looking whether there is room and taking the place must be one step.");
        }
    }

    private LimitedCalls calls() {
        return new LimitedCalls(context);
    }
}
