package lowtide.checks.ratelimiting;

import static lowtide.checks.ratelimiting.LimitedCalls.JUST;
import static lowtide.checks.ratelimiting.LimitedCalls.WINDOW;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashMap;
import java.util.Map;
import lowtide.checks.dsl.CheckContext;

/** Moments at which a calendar or a count of milliseconds turns. A window must slide over them as at any other time. */
final class Turns {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration BEFORE = Duration.ofSeconds(20);

    private final CheckContext<RateLimitingAgent> context;
    private final LimitedCalls calls;

    Turns(CheckContext<RateLimitingAgent> context, LimitedCalls calls) {
        this.context = context;
        this.calls = calls;
    }

    /** Fails if the next of these moments frees places, or keeps them for more than a minute. */
    void changeNothing(int limit) {
        next().forEach((turn, what) -> {
            context.setTime(turn.minus(BEFORE));
            String user = context.word();
            calls.fill(user, limit, BEFORE.multipliedBy(2).dividedBy(limit));
            Instant last = context.now();
            String circumstances = limit + " calls within a minute in which " + what;
            calls.notAdmitted(user, circumstances);
            context.setTime(last.plus(WINDOW).plus(JUST));
            calls.admitted(user, "a minute had passed since " + circumstances + "; the next call");
        });
    }

    /** The next turns, each some days after the one before, so that the clock never goes back. */
    private Map<Instant, String> next() {
        Map<Instant, String> turns = new LinkedHashMap<>();
        Instant day = context.now().truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);
        turns.put(day, "a day of UTC began");
        Instant time = day;
        for (int i = 0; i < 2; i++) { // one in spring, one in autumn
            ZoneOffsetTransition change = ZONE.getRules().nextTransition(time.plus(1, ChronoUnit.DAYS));
            time = change.getInstant();
            turns.put(time, "the time of " + ZONE + " changed to or from daylight saving time");
        }
        long millis = time.plus(1, ChronoUnit.DAYS).toEpochMilli();
        turns.put(
                Instant.ofEpochMilli(((millis >> Integer.SIZE - 1) + 1) << Integer.SIZE - 1),
                "a count of milliseconds exceeded " + (Integer.SIZE - 1) + " bits");
        return turns;
    }
}
