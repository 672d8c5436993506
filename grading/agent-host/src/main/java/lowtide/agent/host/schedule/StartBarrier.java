package lowtide.agent.host.schedule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lowtide.agent.api.StartGroup;

/**
 * Where the calls of a group wait for each other, in the JVM of the agent. They first sleep until the last one arrives,
 * which costs nothing, and then spin until the last one is awake: threads that wake up one by one would enter the agent
 * one by one, and would not race. Thread-safe.
 */
public final class StartBarrier {

    private static final int SPINS_BETWEEN_YIELDS = 500;
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Map<Long, Waiting> groups = new ConcurrentHashMap<>();

    /** Waits until all calls of the group are here, for 5 s at most; returns at once for a call on its own. */
    public void meet(StartGroup startGroup) {
        if (startGroup.isAlone()) {
            return;
        }
        Waiting group = groups.computeIfAbsent(startGroup.number(), number -> new Waiting(startGroup.size()));
        group.missing.countDown();
        long start = System.nanoTime();
        try {
            if (!group.missing.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
                return; // a call never arrived, because there was no thread for it; continue rather than hang
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        groups.remove(startGroup.number());
        group.asleep.decrementAndGet();
        for (int spins = 1; group.asleep.get() > 0; spins++) {
            if (spins % SPINS_BETWEEN_YIELDS != 0) {
                Thread.onSpinWait();
            } else if (System.nanoTime() - start < PATIENCE_NANOS) {
                Thread.yield();
            } else {
                return;
            }
        }
    }

    private static final class Waiting {

        private final CountDownLatch missing;
        private final AtomicInteger asleep;

        Waiting(int size) {
            missing = new CountDownLatch(size);
            asleep = new AtomicInteger(size);
        }
    }
}
