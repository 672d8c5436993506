package lowtide.seam;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where calls of a group wait for each other, in the JVM of the agent. They spin rather than park:
 * threads woken one by one would enter the agent one by one, and a race would stay unseen.
 */
final class MeetingPoints {

    private static final int SPINS_BETWEEN_YIELDS = 500;
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Map<Long, AtomicInteger> arrivals = new ConcurrentHashMap<>();

    void meet(Rendezvous meeting) {
        AtomicInteger arrived = arrivals.computeIfAbsent(meeting.group(), group -> new AtomicInteger());
        if (arrived.incrementAndGet() == meeting.size()) {
            arrivals.remove(meeting.group());
            return;
        }
        long start = System.nanoTime();
        for (int spins = 1; arrived.get() < meeting.size(); spins++) {
            if (spins % SPINS_BETWEEN_YIELDS != 0) {
                Thread.onSpinWait();
            } else if (System.nanoTime() - start < PATIENCE_NANOS) {
                Thread.yield();
            } else {
                return; // a partner never came, because its thread could not be had; go alone rather than hang
            }
        }
    }
}
