package lowtide.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;

/**
 * The cost of one strategy, day by day, either computed or measured.
 *
 * @param name       the name in tables and charts
 * @param cumulative exact dollars of all users from the first day to the end of each day, in ascending order
 */
public record Run(String name, List<BigDecimal> cumulative) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Run {
        cumulative = List.copyOf(cumulative);
        if (cumulative.isEmpty()) {
            throw new IllegalArgumentException("a run needs at least one day");
        }
    }

    public int days() {
        return cumulative.size();
    }

    /** Dollars of all days. */
    public BigDecimal total() {
        return cumulative.get(days() - 1);
    }

    /** Dollars saved compared with the baseline; negative if this run costs more. */
    public BigDecimal saved(Run baseline) {
        return baseline.total().subtract(total());
    }

    /** Percentage saved compared with the baseline, rounded half up to two decimals; 0 if the baseline costs nothing. */
    public BigDecimal savedPercent(Run baseline) {
        return baseline.total().signum() == 0
                ? BigDecimal.ZERO.setScale(2)
                : saved(baseline).multiply(HUNDRED).divide(baseline.total(), 2, RoundingMode.HALF_UP);
    }

    /** The first day (from 1) at whose end that percentage of the baseline's cumulative cost is saved. */
    public OptionalInt firstDaySaving(BigDecimal percent, Run baseline) {
        for (int day = 0; day < days(); day++) {
            BigDecimal cost = baseline.cumulative.get(day);
            BigDecimal saved = cost.subtract(cumulative.get(day));
            if (cost.signum() > 0 && saved.multiply(HUNDRED).compareTo(cost.multiply(percent)) >= 0) {
                return OptionalInt.of(day + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** The first day (from 1) at whose end the cumulative cost exceeds the budget. */
    public OptionalInt firstDayOver(BigDecimal budget) {
        for (int day = 0; day < days(); day++) {
            if (cumulative.get(day).compareTo(budget) > 0) {
                return OptionalInt.of(day + 1);
            }
        }
        return OptionalInt.empty();
    }
}
