package lowtide.checks.dsl.values;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * When the injected clock of a check starts: at any millisecond of a day of this century, or in the minutes before a
 * change of day or year, so that an agent that counts by calendar minutes, days or years fails.
 */
public final class StartTime {

    private static final int FIRST_YEAR = 2004;
    private static final int YEARS = 92; // up to 2095, so that every fourth of them is a leap year
    private static final int MINUTES_BEFORE_A_TURN = 6; // within the span of an ordinary check
    private static final int MILLIS_PER_MINUTE = 60_000;

    private StartTime() {}

    public static Instant random(Random random) {
        int year = FIRST_YEAR + random.nextInt(YEARS);
        int leapYear = year - year % 4;
        LocalDateTime turn = switch (random.nextInt(4)) {
            case 0 -> LocalDate.of(year, 1, 1).atStartOfDay();
            case 1 -> LocalDate.of(leapYear, 2, 29).atStartOfDay();
            case 2 -> LocalDate.of(leapYear, 3, 1).atStartOfDay();
            default ->
                LocalDate.of(year, 1, 1)
                        .atTime(random.nextInt(24), random.nextInt(60))
                        .plusDays(random.nextInt(365));
        };
        return turn.toInstant(ZoneOffset.UTC).minusMillis(random.nextInt(MINUTES_BEFORE_A_TURN * MILLIS_PER_MINUTE));
    }
}
