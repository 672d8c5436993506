package lowtide.checks.ratelimiting;

import static lowtide.checks.ratelimiting.LimitedCalls.JUST;
import static lowtide.checks.ratelimiting.LimitedCalls.LIMIT;
import static lowtide.checks.ratelimiting.LimitedCalls.WINDOW;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.RequestAssert;
import lowtide.checks.dsl.values.UserIds;
import lowtide.checks.userisolation.AnotherAgent;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * Stage 4: at most 20 calls a minute for each user, in a sliding window. Check A tests the number and the exception;
 * the other checks accept the limit that the agent has, so that one mistake does not fail them all.
 */
@StageSuite("04-rate-limiting")
public class RateLimitingChecks extends StageChecks<RateLimitingAgent> {

    private static final Duration SPREAD = Duration.ofSeconds(58);
    private static final int IMPATIENT = 300; // refused calls at one moment

    public RateLimitingChecks() {
        super(RateLimitingAgent.CONTRACT);
    }

    @GradedCheck("4A")
    void theTwentyFirstCallIsRefused() {
        String user = calls().newUser();
        calls().fill(user, LIMIT, Duration.ZERO);
        calls().refused(user, LIMIT + " calls at one moment");
    }

    @GradedCheck("4B")
    void theWindowSlides() {
        int limit = calls().useUp(calls().newUser());
        refusesAcrossTheTurnOfAMinute(limit);
        new Turns(context, calls()).changeNothing(limit);
        for (int free : List.of(1, limit)) {
            String user = calls().newUser();
            List<Instant> calls = calls().callAtRandomTimes(user, limit);
            context.setTime(calls.get(free - 1).plus(WINDOW).plus(JUST));
            for (int i = 1; i <= free; i++) {
                calls().admitted(
                                user,
                                RequestAssert.ordinal(free) + " of " + limit + " calls was more than 60 s ago, so "
                                        + "the number of free places was " + free + "; call " + i + " of these");
            }
            calls().notAdmitted(user, free + " of " + limit + " places had become free and were taken again");
        }
        String early = calls().newUser();
        context.setTime(
                calls().callAtRandomTimes(early, limit).get(0).plus(WINDOW).minus(JUST));
        calls().waitAsTold(early, calls().refused(early, limit + " calls, the first of them 59.999 s ago"));

        String patient = calls().newUser();
        calls().callAtRandomTimes(patient, limit);
        calls().waitAsTold(patient, calls().refused(patient, limit + " calls within 40 s"));
    }

    /** A minute of the clock begins while the calls are made; this must not free a place. */
    private void refusesAcrossTheTurnOfAMinute(int limit) {
        String user = calls().newUser();
        Instant turn = context.now().truncatedTo(ChronoUnit.MINUTES).plus(WINDOW);
        context.setTime(turn.minusMillis(2_500 + context.random().nextInt(50_000)));
        calls().fill(user, limit, SPREAD.minusSeconds(2).dividedBy(limit - 1));
        context.advance(Duration.ofSeconds(2));
        calls().notAdmitted(user, limit + " calls spread over " + SPREAD.toSeconds() + " s");
    }

    @GradedCheck("4C")
    void usersAreLimitedApart() {
        List<String> ids = UserIds.colliding(context.word());
        String alice = ids.get(0);
        String bob = alice.toUpperCase(Locale.ROOT); // another user: ids are compared exactly
        int limit = calls().useUp(alice);
        for (String id : List.of(ids.get(1), alice + " ")) {
            calls().admitted(
                            id,
                            "another user, " + CheckContext.quoted(alice)
                                    + ", had reached the limit; the first call of " + CheckContext.quoted(id));
        }
        for (int i = 1; i <= limit; i++) {
            calls().admitted(bob, "another user had reached the limit; Bob's own call " + i);
            if (i % 5 == 0) {
                calls().notAdmitted(alice, limit + " calls of her own");
            }
        }
        calls().notAdmitted(bob, limit + " calls of his own");
        AnotherAgent<RateLimitingAgent> another = new AnotherAgent<>(context);
        calls().admitted(
                        alice,
                        "the user had reached the limit with another agent, and agents share nothing; the first"
                                + " call of a new agent");
        another.doesNotKnow(bob);
    }

    @GradedCheck("4D")
    void refusedCallsDoNotCount() {
        String user = context.word();
        Instant start = context.now();
        int limit = calls().useUp(user);
        for (int i = 0; i < IMPATIENT; i++) {
            context.attempt(agent -> agent.chat(user, context.meal()));
        }
        int admitted = 0;
        int tries = 0;
        while (true) {
            context.advance(Duration.ofMillis(2_001));
            if (!context.now().isBefore(start.plus(WINDOW.multipliedBy(2)))) {
                break;
            }
            tries++;
            admitted += calls().isAdmitted(user, context.meal()) ? 1 : 0;
        }
        if (admitted < limit) {
            throw new CheckFailure(
                    "A client reached its limit, tried again " + IMPATIENT + " times at once, and then every 2 s; "
                            + admitted + " of its " + tries
                            + " tries in two minutes were admitted.",
                    limit + ": one for each place of the second minute. A refused call must not use a place.");
        }
    }

    @GradedCheck("4E")
    void aRefusedMessageIsInNoLaterRequest() {
        String user = context.word();
        calls().useUp(user);
        List<String> secrets = Stream.generate(context::word).limit(3).toList();
        secrets.forEach(secret -> context.attempt(agent -> agent.chat(user, "I ate a " + secret)));
        for (String next : List.of(user, user, user, context.word())) {
            context.advance(WINDOW.plus(JUST));
            calls().admitted(next, "a minute had passed; the next call");
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
    void callsAtOnceAreAdmittedLikeCallsOneByOne() {
        int limit = calls().useUp(calls().newUser());
        Races races = new Races(context, calls());
        races.burst(limit);
        races.forTheLastPlace(limit);
    }

    @GradedCheck("4G")
    void aFailedCallUsesAPlace() {
        int limit = calls().useUp(calls().newUser());
        String user = calls().newUser();
        List<Fault> faults = Fault.all();
        for (int i = 0; i < limit; i++) {
            if (i % 2 == 0) {
                context.gemini().enqueue(faults.get(i / 2 % faults.size()).reply());
            }
            if (!calls().isAdmitted(user, context.meal())) {
                throw new CheckFailure(
                        "Every other call of a user failed at Gemini; call " + (i + 1) + " of " + limit
                                + " did not reach Gemini.",
                        "one place for each call, whether it failed or not.");
            }
        }
        calls().notAdmitted(user, limit + " calls, of which every other one failed at Gemini");
    }

    private LimitedCalls calls() {
        return new LimitedCalls(context);
    }
}
