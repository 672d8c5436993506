package lowtide.checks.logging;

import static lowtide.checks.logging.LogLineAssert.assertThatEventOf;

import java.time.Duration;
import java.util.Optional;
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

/** Calls of the agent as this stage's checks need them: answered, failed, refused. */
final class LoggedCalls {

    private static final int LIMIT = 20; // calls a minute, as in stage 4
    private static final Duration THINKING = Duration.ofMillis(900);
    private static final Duration VISIBLE_WAIT = Duration.ofMillis(20);

    private final CheckContext<LoggingAgent> context;
    private final AgentLog log;

    LoggedCalls(CheckContext<LoggingAgent> context) {
        this.context = context;
        this.log = new AgentLog(context);
    }

    /** One call with Gemini thinking for a while; the value of its user field. */
    String answeredAndLogged(Conversation<LoggingAgent> user) {
        log.clear();
        String question = context.meal();
        long start = System.nanoTime();
        CompletableFuture<String> answer;
        try (Gate gate = context.gemini().hold(request -> true)) {
            answer = context.session().start(agent -> agent.chat(user.sameId(), question));
            CheckContext.awaitArrivals(gate, 1, "The call never reached Gemini.", "a request for every call.");
            context.advance(THINKING);
            waitVisibly();
        }
        Turn turn = context.answered(
                question,
                CheckContext.await(answer, "The call was never answered.", "an answer once Gemini gives one."));
        Duration measured = Duration.ofNanos(System.nanoTime() - start).plusMillis(1);
        Duration passed = measured.compareTo(THINKING) > 0 ? measured : THINKING;

        LogLine line = log.eventOfAnsweredCall();
        assertThatEventOf("An answered call", line)
                .isAtInfo()
                .hasOutcome("ok")
                .hasTokens(reportedFor(turn))
                .hasLatencyBetween(VISIBLE_WAIT, passed);
        return line.field("user").orElseThrow();
    }

    /** Lets a little of the wall clock's time pass too: an agent may measure by either. */
    private static void waitVisibly() {
        long end = System.nanoTime() + VISIBLE_WAIT.toNanos();
        for (long left = VISIBLE_WAIT.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
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

    /** More calls than a minute allows. */
    void useUpTheMinute(String user, String message) {
        for (int i = 0; i <= LIMIT; i++) {
            context.attempt(agent -> agent.chat(user, message));
        }
    }

    /** Calls until the first refusal, and waits until all of these calls have been logged. */
    void untilRefused(String user) {
        for (int answered = 0; !isRefused(user); answered++) {
            if (answered == LIMIT) {
                throw new CheckFailure(
                        "More than " + LIMIT + " calls within a minute were answered.", "the limit of stage 4.");
            }
            log.clear();
        }
        log.drainUntil(line -> line.isAt("WARN"));
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
