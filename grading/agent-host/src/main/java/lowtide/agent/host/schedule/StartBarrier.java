package lowtide.agent.host.schedule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lowtide.agent.api.StartGroup;

/**
 * Where calls of a group wait for each other, in the JVM of the agent. They first sleep until the last has come, which
 * costs nothing, and then spin until the last is awake: threads woken one by one would enter the agent one by one, and
 * a race would stay unseen.
 */
public final class StartBarrier {

    private static final int SPINS_BETWEEN_YIELDS = 500;
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Map<Long, Group> groups = new ConcurrentHashMap<>();

    public void meet(StartGroup meeting) {
        Group group = groups.computeIfAbsent(meeting.group(), id -> new Group(meeting.size()));
        group.missing.countDown();
        long start = System.nanoTime();
        try {
            if (!group.missing.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
                return; // a partner never came, because its thread could not be had; go alone rather than hang
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        groups.remove(meeting.group());
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

    private static final class Group {

        private final CountDownLatch missing;
        private final AtomicInteger asleep;

        Group(int size) {
            missing = new CountDownLatch(size);
            asleep = new AtomicInteger(size);
        }
    }
}
