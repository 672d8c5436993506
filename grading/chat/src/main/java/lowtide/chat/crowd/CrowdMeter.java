package lowtide.chat.crowd;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lowtide.agent.api.AgentThrew;
import lowtide.chat.wire.Prices;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Usage;

/** Counts what a crowd gets. Calls may be counted by several threads, everything else by one. */
final class CrowdMeter {

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicReference<String> firstError = new AtomicReference<>("");
    private final Latencies latencies = new Latencies();
    private final Prices prices = Prices.bundled();
    private final long start = System.nanoTime();
    private long requests;
    private long tokensIn;
    private long tokensOut;
    private BigDecimal dollars = BigDecimal.ZERO;

    void begun() {
        inFlight.incrementAndGet();
    }

    void answered(long nanos) {
        inFlight.decrementAndGet();
        answered.incrementAndGet();
        latencies.add(nanos);
    }

    void failed(long nanos, RuntimeException failure) {
        inFlight.decrementAndGet();
        latencies.add(nanos);
        (isRefusal(failure) ? refused : failed).incrementAndGet();
        firstError.compareAndSet("", failure.getMessage());
    }

    String firstError() {
        return firstError.get();
    }

    void add(List<Exchange> exchanges) {
        requests += exchanges.size();
        for (Exchange exchange : exchanges) {
            if (exchange.usage().isPresent()) {
                Usage used = exchange.usage().get();
                tokensIn += used.prompt();
                tokensOut += (long) used.candidates() + used.thoughts();
                dollars = dollars.add(prices.dollars(exchange.request().model(), used));
            }
        }
    }

    CrowdSample sample(double hour, long messages, long heap) {
        double[] taken = latencies.drain(.5, .95, .99);
        return new CrowdSample(
                hour,
                (System.nanoTime() - start) / 1e9,
                answered.get(),
                refused.get(),
                failed.get(),
                inFlight.get(),
                taken[0],
                taken[1],
                taken[2],
                messages,
                heap,
                requests,
                tokensIn,
                tokensOut,
                dollars);
    }

    /** A refusal is an exception of the stage's own: it says when to come back, or what was exceeded or guarded. */
    private static boolean isRefusal(RuntimeException failure) {
        return failure instanceof AgentThrew threw
                && (threw.retryAfter().isPresent()
                        || threw.thrown().types().get(0).matches(".*(Exceeded|Guardrail)[A-Za-z]*Exception"));
    }
}
