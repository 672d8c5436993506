package lowtide.chat.room;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of the agent: that of this machine, moved on. Thread-safe. */
final class RoomClock {

    private static final Duration FURTHEST = Duration.ofDays(10_000);

    private final InstantSource machine;
    private Duration moved = Duration.ZERO;

    RoomClock(InstantSource machine) {
        this.machine = machine;
    }

    synchronized Instant now() {
        return machine.instant().plus(moved);
    }

    synchronized void advance(Duration time) {
        Duration further = moved.plus(time);
        if (time.isNegative() || further.compareTo(FURTHEST) > 0) {
            throw new IllegalArgumentException("The clock cannot be moved by " + time + ".");
        }
        moved = further;
    }
}
