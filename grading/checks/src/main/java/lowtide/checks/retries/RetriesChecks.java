package lowtide.checks.retries;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Fault;

/** Stage 6: a call that fails is made again where that can help, and only there, with waits that give Gemini time. */
@StageSuite("06-retries")
public class RetriesChecks extends StageChecks<RetriesAgent> {

    private static final int MAX_RETRIES = 3;
    private static final Duration JITTER = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int USERS = 20;
    private static final int FRACTIONS = 8; // a delay without its fraction can be long enough by chance
    private static final int LATE_WAITS = 8; // an agent that counts the random part can be lucky

    public RetriesChecks() {
        super(RetriesAgent.CONTRACT);
    }

    @GradedCheck("6A")
    void whatMayPassIsTriedAgain() {
        RetriedCalls calls = new RetriedCalls(context);
        for (Fault fault : Fault.passing()) {
            answeredAfter(calls, List.of(fault));
        }
        for (int failures = 2; failures <= MAX_RETRIES; failures++) {
            answeredAfter(calls, drawn(failures));
        }
        calls.failing(context.word(), context.meal(), drawn(MAX_RETRIES + 2))
                .hasRequests(MAX_RETRIES + 1, "one try and at most " + MAX_RETRIES + " more.");
    }

    private void answeredAfter(RetriedCalls calls, List<Fault> faults) {
        Conversation<RetriesAgent> user = new Conversation<>(context, context.word());
        user.say(context.meal());
        String question = context.meal();
        RetriedCall call = calls.failing(user.userId(), question, faults)
                .hasRequests(
                        faults.size() + 1, "one more try after each failure that may pass, up to " + MAX_RETRIES + ".")
                .isAnswered();
        user.add(question, context.answered(question, call.outcome().reply().orElseThrow()));
        assertThatRequestOf(user.say(context.meal()))
                .carries(user.upToLastQuestion(), "every message once, however often it was sent.");
    }

    /** So many failures that may pass, all different as far as there are enough. */
    private List<Fault> drawn(int count) {
        List<Fault> faults = new ArrayList<>(Fault.passing());
        Collections.shuffle(faults, context.random());
        return List.copyOf(faults.subList(0, count));
    }

    @GradedCheck("6B")
    void whatCannotPassIsNotTriedAgain() {
        RetriedCalls calls = new RetriedCalls(context);
        for (Fault fault : Failures.CANNOT_PASS) {
            calls.failing(context.word(), context.meal(), List.of(fault))
                    .hasRequests(1, "one request: the same request would fail in the same way.")
                    .fails();
        }
    }

    @GradedCheck("6C")
    void waitsDoubleAndAreNotAllAlike() {
        RetriedCalls calls = new RetriedCalls(context);
        List<Set<Duration>> waits = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (int i = 0; i < USERS; i++) {
            RetriedCall call = calls.failing(context.word(), context.meal(), drawn(MAX_RETRIES))
                    .beganAtOnce()
                    .endedAtOnce();
            Duration shortest = Duration.ofSeconds(1);
            for (int wait = 1; wait < call.requests().size(); wait++) {
                call.waited(
                        wait,
                        shortest,
                        shortest.plus(JITTER),
                        "1, 2 and 4 s, each with up to 1 s more, by the parameter pause.");
                shortest = shortest.multipliedBy(2);
                waits.get(wait - 1).add(call.wait(wait));
            }
        }
        for (int wait = 1; wait <= MAX_RETRIES; wait++) {
            Set<Duration> different = waits.get(wait - 1);
            if (different.size() == 1) {
                throw new CheckFailure(
                        "The calls of " + USERS + " users failed, and all of them waited "
                                + RetriedCall.inWords(different.iterator().next()) + " before try " + (wait + 1) + ".",
                        "a random part in each wait, so that calls that failed together do not come back together.");
            }
        }
        calls.failing(context.word(), context.meal(), drawn(MAX_RETRIES + 1))
                .beganAtOnce()
                .endedAtOnce();
    }

    @GradedCheck("6D")
    void aDelayThatGeminiNamesIsWaitedFor() {
        RetriedCalls calls = new RetriedCalls(context);
        Stream<Duration> fractions = Stream.generate(
                        () -> Duration.ofMillis(1_000L * context.random().nextInt(9) + 900))
                .limit(FRACTIONS);
        Stream<Duration> drawn = Stream.of(
                Duration.ofMillis(1_500), Duration.ofSeconds(26), drawnDelay(200, 10_000), drawnDelay(10_000, 29_000));
        Stream.concat(drawn, fractions)
                .forEach(delay -> calls.failing(context.word(), context.meal(), List.of(Failures.waitFor(delay)))
                        .waited(1, delay, delay.plus(JITTER), "the retryDelay in place of 1 s, and at most 1 s more.")
                        .isAnswered());
        takesThePlaceOfOneWait(calls);
        for (Duration delay : List.of(drawnDelay(31_000, 60_000), Duration.ofSeconds(90))) {
            RetriedCall call = calls.failing(context.word(), context.meal(), List.of(Failures.waitFor(delay)));
            call.hasRequests(
                            1,
                            "no further try: the wait would end after the deadline of " + DEADLINE.toSeconds() + " s.")
                    .endedAtOnce()
                    .fails();
        }
    }

    /** A delay that is shorter than the wait, and longer ones before waits for which Gemini names none. */
    private void takesThePlaceOfOneWait(RetriedCalls calls) {
        Duration named = drawnDelay(200, 900);
        calls.failing(context.word(), context.meal(), List.of(Fault.overloaded(), Failures.waitFor(named)))
                .waited(2, named, named.plus(JITTER), "the retryDelay in place of 2 s, and at most 1 s more.")
                .isAnswered();
        // Check C tests how long these waits are, this one that the delay is not used again.
        Fault first = Failures.waitFor(drawnDelay(12_000, 14_000));
        RetriedCall call =
                calls.failing(context.word(), context.meal(), List.of(first, Fault.overloaded(), Fault.overloaded()));
        for (int wait = 2; wait <= MAX_RETRIES; wait++) {
            call.waited(
                    wait,
                    Duration.ZERO,
                    Duration.ofSeconds(11),
                    "a shorter wait: only the first failure named a delay.");
        }
        call.isAnswered();
    }

    private Duration drawnDelay(int fromMillis, int toMillis) {
        return Duration.ofMillis(fromMillis + context.random().nextInt(toMillis - fromMillis));
    }

    @GradedCheck("6E")
    void nothingBeginsThatWouldEndAfterTheDeadline() {
        RetriedCalls calls = new RetriedCalls(context);
        Fault third = Failures.waitFor(Duration.ofSeconds(12));
        calls.failing(context.word(), context.meal(), List.of(third, third, third))
                .hasRequests(3, "three tries: a third wait of 12 s would end later than 30 s after the call began.")
                .endedAtOnce()
                .fails();
        boolean waitsTooLong = calls.failing(context.word(), context.meal(), List.of(Fault.overloaded()))
                        .wait(1)
                        .compareTo(JITTER.multipliedBy(2))
                > 0; // which check C tests
        for (int i = 0; i < LATE_WAITS && !waitsTooLong; i++) {
            calls.failingAfter(DEADLINE.minusMillis(1_500), context.word(), context.meal(), Fault.overloaded())
                    .hasRequests(2, "a second try: without its random part, the wait ends 29.5 s after the call began.")
                    .isAnswered();
        }
        calls.failingAfter(DEADLINE.minusMillis(500), context.word(), context.meal(), Fault.overloaded())
                .hasRequests(1, "no further try: the first one took 29.5 s, and the wait would end after 30 s.")
                .endedAtOnce()
                .fails();
        calls.failingAfter(DEADLINE.minusMillis(2_500), context.word(), context.meal(), Fault.overloaded())
                .hasRequests(2, "a second try: the first one took 27.5 s, and the wait ends before 30 s.")
                .isAnswered();
        calls.failingAfter(Duration.ofSeconds(45), context.word(), context.meal(), Fault.overloaded())
                .hasRequests(1, "no further try: the first one took 45 s.")
                .endedAtOnce()
                .fails();
    }

    @GradedCheck("6F")
    void theCallerGetsTheLastFailure() {
        RetriedCalls calls = new RetriedCalls(context);
        Conversation<RetriesAgent> user = new Conversation<>(context, context.word());
        user.say(context.meal());
        for (Fault last : Fault.byCode()) {
            int stored = context.agent().historySize(user.userId());
            RetriedCall call = calls.failing(user.userId(), context.meal(), Failures.timesAndThen(MAX_RETRIES, last));
            carries(call, call.fails(), last);
            int left = context.agent().historySize(user.userId());
            if (left != stored) {
                throw new CheckFailure(
                        "A call failed for good; historySize() said " + stored + " before it and " + left
                                + " after it.",
                        "the history as it was before.");
            }
        }
        for (Fault last : Failures.END_EARLY) { // checks B and D test that they end the call
            RetriedCall call = calls.failing(context.word(), context.meal(), Failures.timesAndThen(1, last));
            call.failure().ifPresent(threw -> carries(call, threw, last));
        }
        assertThatRequestOf(user.say(context.meal()))
                .carries(user.upToLastQuestion(), "no message of a call that failed for good.");
        aWaitHoldsUpNobodyElse(calls);
    }

    private static void carries(RetriedCall call, AgentThrew threw, Fault last) {
        if (!threw.thrown().describe().contains("\"code\":" + last.name())) {
            throw new CheckFailure(
                    call.after() + ": the caller got " + CheckContext.described(threw) + ".",
                    "the last failure, " + last.name() + ", or an exception with it as its cause.");
        }
    }

    private void aWaitHoldsUpNobodyElse(RetriedCalls calls) {
        AtomicReference<CheckFailure> failed = new AtomicReference<>();
        calls.duringNextPause(() -> {
            try {
                context.patience()
                        .await(
                                context.session().start(agent -> agent.chat(context.word(), context.meal())),
                                "While one user waited for another try, another user got no answer.",
                                "answers for everybody else.");
            } catch (CheckFailure late) {
                failed.set(late); // not for the agent to see
            } catch (AgentException failure) {
                failed.set(new CheckFailure(
                        "While one user waited for another try, the call of another user failed: "
                                + failure.getMessage(),
                        "answers for everybody else."));
            }
        });
        calls.failing(context.word(), context.meal(), List.of(Fault.overloaded()));
        if (failed.get() != null) {
            throw failed.get();
        }
    }
}
