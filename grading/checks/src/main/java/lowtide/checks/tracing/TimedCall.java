package lowtide.checks.tracing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Turn;
import lowtide.checks.logging.CallTime;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.Usage;

/**
 * An answered call.
 *
 * @param usage what Gemini reported
 */
record TimedCall(Usage usage, CallTime time) {

    /** A call that is answered at once. */
    static TimedCall atOnce(CheckContext<TracingAgent> context, String user) {
        String question = context.meal();
        long start = System.nanoTime();
        Turn turn = context.turn(question, agent -> agent.chat(user, question));
        Duration measured = Duration.ofNanos(System.nanoTime() - start);
        return of(context, turn, new CallTime(Duration.ZERO, Duration.ZERO, measured));
    }

    /**
     * A call that takes clearly longer than this one, by the injected clock and by the wall clock: an agent may measure by
     * either, but no constant is right for both calls.
     */
    TimedCall longer(CheckContext<TracingAgent> context, String user) {
        String question = context.meal();
        Duration thinking = Duration.ofMillis(5_000 + context.random().nextInt(5_000));
        long start = System.nanoTime();
        CompletableFuture<String> answer;
        long held;
        try (Gate gate = context.gemini().hold(request -> true)) {
            answer = context.session().start(agent -> agent.chat(user, question));
            context.patience().awaitArrivals(gate, 1, "The call never reached Gemini.", "a request for every call.");
            held = System.nanoTime();
            context.advance(thinking);
            waitVisibly(time.measured().plus(CallTime.TICK.multipliedBy(3)));
            held = System.nanoTime() - held;
        }
        String reply =
                context.patience().await(answer, "The call was never answered.", "an answer once Gemini replies.");
        Duration measured = Duration.ofNanos(System.nanoTime() - start);
        return of(context, context.answered(question, reply), new CallTime(thinking, Duration.ofNanos(held), measured));
    }

    /** What Gemini reported for this turn. */
    static Usage reported(CheckContext<TracingAgent> context, Turn turn) {
        return context.gemini().exchanges().stream()
                .filter(exchange -> exchange.request().index() == turn.request().index())
                .map(Exchange::usage)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static TimedCall of(CheckContext<TracingAgent> context, Turn turn, CallTime time) {
        return new TimedCall(reported(context, turn), time);
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
}
