package lowtide.chat.crowd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.AgentTimedOut;
import lowtide.chat.agent.AgentResources;
import lowtide.chat.agent.AgentSource;
import lowtide.chat.agent.LiveAgent;
import lowtide.chat.agent.UnusableSourceException;
import lowtide.chat.gemini.GeminiAccess;
import lowtide.chat.wire.Prices;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;

/** A crowd that talks to one agent, which has a process of its own. Thread-safe. */
final class CrowdRun {

    private static final long SEED = 1;
    private static final int CALLERS = 8; // more of them only wait for each other on two cores
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int HEAP_EVERY = 4;
    private static final int MAX_SAMPLES = 400;

    /** Gemini would bill such a request, but the kit's own memory is small. */
    private static final int LARGEST_REQUEST = 2_000;

    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    private final AgentSource source;
    private final FakeGemini gemini;
    private final CrowdPlan plan;
    private final int[] seconds;
    private final CrowdMeter meter = new CrowdMeter();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger minute = new AtomicInteger(-1);
    private final AtomicReference<String> ending = new AtomicReference<>("");
    private final List<CrowdSample> samples = new ArrayList<>();
    private volatile boolean running = true;
    private long messages = -1;
    private long heap;

    CrowdRun(AgentSource source, FakeGemini gemini, CrowdPlan plan) {
        this.source = source;
        this.gemini = gemini;
        this.plan = plan;
        this.seconds = plan.seconds();
    }

    /** Lets the crowd write until all messages are answered, or until something ends it. */
    void run() {
        try (Account account = gemini.open(SEED)) {
            account.hold(request -> {
                if (request.contents().size() > LARGEST_REQUEST) {
                    end("It was stopped because a request carried "
                            + request.contents().size() + " messages.");
                }
                return false;
            });
            AgentResources resources = new AgentResources(
                    (call, memory) -> "Logged.", pause -> {}, Prices.bundled().forAgents());
            try (LiveAgent agent = LiveAgent.ofCrowd(source, resources, GeminiAccess.of(account))) {
                agent.load(source.read(), MIDNIGHT);
                run(agent, account);
            }
            end("All messages are answered or refused.");
        } catch (UnusableSourceException unusable) {
            end(unusable.getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            end("Stopped.");
        } catch (RuntimeException failed) {
            end("The crowd cannot run: " + failed);
        } finally {
            running = false;
        }
    }

    /** Ends it for this reason, unless it has ended for another. */
    void end(String reason) {
        ending.compareAndSet("", reason);
    }

    CrowdState state() {
        synchronized (samples) {
            return new CrowdState(
                    source.name(),
                    plan.users(),
                    plan.prompts(),
                    running,
                    running ? "" : ending.get(),
                    meter.firstError(),
                    List.copyOf(samples));
        }
    }

    private void run(LiveAgent agent, Account account) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        long start = System.nanoTime();
        try {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> write(agent));
            }
            callers.shutdown();
            for (int count = 1; !callers.awaitTermination(PERIOD.toMillis(), TimeUnit.MILLISECONDS); count++) {
                if (System.nanoTime() - start > LONGEST.toNanos()) {
                    end("It was stopped after " + LONGEST.toSeconds() + " seconds.");
                }
                sample(account, count % HEAP_EVERY == 1 ? Optional.of(agent) : Optional.empty());
            }
            sample(account, Optional.of(agent));
        } finally {
            callers.shutdownNow();
        }
    }

    private void write(LiveAgent agent) {
        for (int i = next.getAndIncrement(); i < seconds.length; i = next.getAndIncrement()) {
            if (!ending.get().isEmpty()) {
                return;
            }
            long begun = System.nanoTime();
            meter.begun();
            try {
                if (minute.getAndAccumulate(seconds[i] / 60, Math::max) < seconds[i] / 60) {
                    agent.setTime(MIDNIGHT.plusSeconds(seconds[i]));
                }
                agent.chat(plan.user(i), plan.text(i), text -> {});
                meter.answered(System.nanoTime() - begun);
            } catch (AgentException failure) {
                meter.failed(System.nanoTime() - begun, failure);
                if (failure instanceof AgentDied || failure instanceof AgentTimedOut) {
                    end(failure.getMessage());
                }
            }
        }
    }

    private void sample(Account account, Optional<LiveAgent> measured) {
        meter.add(account.drain());
        measured.ifPresent(agent -> {
            heap = agent.heap().orElse(heap);
            messages = agent.stored(plan.users(), index -> "user-" + index).orElse(messages);
        });
        int done = Math.min(next.get(), seconds.length);
        double hour = done == 0 ? 0 : done == seconds.length ? 24 : seconds[done] / 3600.0;
        synchronized (samples) {
            if (samples.size() < MAX_SAMPLES) {
                samples.add(meter.sample(hour, messages, heap));
            }
        }
    }
}
