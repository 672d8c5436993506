package lowtide.checks.logging;

import static lowtide.checks.logging.LogLineAssert.assertThatEventOf;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.Usage;

/** Makes the calls that the checks of this stage need: answered, failed and refused ones. */
final class LoggedCalls {

    private static final int LIMIT = 20; // calls a minute, as in stage 4
    private final CheckContext<LoggingAgent> context;
    private final AgentLog log;
    private Duration shortest = Duration.ofSeconds(1);
    private int answered;

    LoggedCalls(CheckContext<LoggingAgent> context) {
        this.context = context;
        this.log = new AgentLog(context);
    }

    /** One call that is answered immediately. */
    LogLine answeredAtOnce(Conversation<LoggingAgent> user) {
        String question = context.meal();
        long start = System.nanoTime();
        String reply = context.agent().chat(user.sameId(), question);
        Duration measured = Duration.ofNanos(System.nanoTime() - start);
        shortest = measured.compareTo(shortest) < 0 ? measured : shortest;
        return logged(question, reply, new CallTime(Duration.ZERO, Duration.ZERO, measured));
    }

    /**
     * One call that takes clearly longer than the shortest so far, by the injected clock and by the wall clock: an
     * agent may measure by either, but no constant is right for both calls.
     */
    LogLine answeredLater(Conversation<LoggingAgent> user) {
        String question = context.meal();
        Duration thinking = Duration.ofMillis(5_000 + context.random().nextInt(5_000));
        long start = System.nanoTime();
        CompletableFuture<String> answer;
        long held;
        try (Gate gate = context.gemini().hold(request -> true)) {
            answer = context.session().start(agent -> agent.chat(user.sameId(), question));
            context.patience().awaitArrivals(gate, 1, "The call never reached Gemini.", "a request for every call.");
            held = System.nanoTime();
            context.advance(thinking);
            waitVisibly(shortest.plus(CallTime.TICK.multipliedBy(3)));
            held = System.nanoTime() - held;
        }
        String reply =
                context.patience().await(answer, "The call was never answered.", "an answer once Gemini replies.");
        Duration measured = Duration.ofNanos(System.nanoTime() - start);
        return logged(question, reply, new CallTime(thinking, Duration.ofNanos(held), measured));
    }

    private LogLine logged(String question, String reply, CallTime time) {
        Turn turn = context.answered(question, reply);
        answered++;
        int requests = context.gemini().requests().size();
        if (requests != answered) {
            throw new CheckFailure(
                    "After " + answered + " answered calls " + requests + " requests had reached Gemini.",
                    "one request per call.");
        }
        LogLine line = log.eventOfAnsweredCall();
        assertThatEventOf("An answered call", line)
                .isAtInfo()
                .hasOutcome("ok")
                .hasTokens(reportedFor(turn))
                .hasLatencyOf(time);
        return line;
    }

    /** Waits, by the wall clock. */
    private static void waitVisibly(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("The check is over.");
            }
        }
    }

    private int reportedFor(Turn turn) {
        return context.gemini().exchanges().stream()
                .filter(exchange -> exchange.request().index() == turn.request().index())
                .map(Exchange::usage)
                .flatMap(Optional::stream)
                .mapToInt(Usage::total)
                .sum();
    }

    /**
     * The values of {@code user} for these users in the events of answered calls; empty if they are not distinct, which
     * check A tests.
     */
    Map<String, String> namesInEventsOfAnsweredCalls(List<String> users) {
        Map<String, String> names = new LinkedHashMap<>();
        log.clear();
        for (int i = 0; i < 2 * users.size(); i++) {
            String user = users.get(i % users.size());
            context.attempt(agent -> agent.chat(user, context.meal()));
            Optional<String> name = log.drainUntil(LogLine::isOfAnsweredCall).stream()
                    .filter(LogLine::isOfAnsweredCall)
                    .findFirst()
                    .flatMap(line -> line.field("user"));
            if (name.isEmpty() || !name.get().equals(names.getOrDefault(user, name.get()))) {
                return Map.of();
            }
            names.put(user, name.get());
        }
        return Set.copyOf(names.values()).size() < users.size() ? Map.of() : names;
    }

    void failWith(Fault fault, String user, String message) {
        context.gemini().enqueue(fault.reply());
        context.attempt(agent -> agent.chat(user, message));
    }

    AgentThrew failedAtGemini(Fault fault, String user, String call) {
        context.gemini().enqueue(fault.reply());
        int before = context.gemini().requests().size();
        AgentThrew threw = context.refusal(call, agent -> agent.chat(user, context.meal()));
        if (context.gemini().requests().size() == before) {
            throw new CheckFailure(
                    "A call failed and had never reached Gemini: " + CheckContext.described(threw) + ".",
                    "a request for every call.");
        }
        return threw;
    }

    /** Makes more calls than a minute allows. */
    void useUpTheMinute(String user, String message) {
        for (int i = 0; i <= LIMIT; i++) {
            context.attempt(agent -> agent.chat(user, message));
        }
    }

    /**
     * Makes calls until the first refusal, and waits until all of them have been logged, if answered calls are logged.
     */
    void untilRefused(String user) {
        boolean logged = true;
        for (int calls = 0; !isRefused(user); calls++) {
            if (calls == LIMIT) {
                throw new CheckFailure(
                        "More than " + LIMIT + " calls within a minute were answered.", "the limit of stage 4.");
            }
            logged =
                    logged && log.drainUntil(LogLine::isOfAnsweredCall).stream().anyMatch(LogLine::isOfAnsweredCall);
            log.clear();
        }
        log.drainUntil(line -> line.isAt("WARN"));
    }

    /** A user who has reached the limit is admitted again by a new agent. */
    void isAnsweredByAnotherAgent(String user) {
        context.renewAgent();
        if (isRefused(user)) {
            throw new CheckFailure(
                    "A new agent refused the first call of a user who had reached the limit with another agent.",
                    "an answer: agents share nothing.");
        }
    }

    private boolean isRefused(String user) {
        try {
            context.agent().chat(user, context.meal());
            return false;
        } catch (AgentThrew refusal) {
            if (!refusal.is("lowtide.logging.RateLimitExceededException")) {
                throw new CheckFailure(
                        "A call beyond the limit ended in " + CheckContext.described(refusal) + ".",
                        "a lowtide.logging.RateLimitExceededException, as in stage 4.");
            }
            return true;
        }
    }
}
