package lowtide.simulation.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one way of keeping context cost, day by day. A value: it does not matter whether the figures were computed or
 * measured.
 *
 * @param name       a few words for a table or the end of a line
 * @param cumulative dollars of all users from the first day to the end of each day, exact; never falling
 */
public record Run(String name, List<BigDecimal> cumulative) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Run {
        cumulative = List.copyOf(cumulative);
        if (cumulative.isEmpty()) {
            throw new IllegalArgumentException("a run has at least one day");
        }
    }

    public int days() {
        return cumulative.size();
    }

    /** Dollars of all days. */
    public BigDecimal total() {
        return cumulative.get(days() - 1);
    }

    /** Dollars less than the baseline; negative if dearer. */
    public BigDecimal saved(Run baseline) {
        return baseline.total().subtract(total());
    }

    /** Per cent less than the baseline, to two decimals, halves away from zero; 0 if the baseline cost nothing. */
    public BigDecimal savedPercent(Run baseline) {
        return baseline.total().signum() == 0
                ? BigDecimal.ZERO.setScale(2)
                : saved(baseline).multiply(HUNDRED).divide(baseline.total(), 2, RoundingMode.HALF_UP);
    }

    /** The first day (from 1) by whose end that share of the baseline's cost so far is saved. */
    public OptionalInt firstDaySaving(BigDecimal percent, Run baseline) {
        for (int day = 0; day < days(); day++) {
            BigDecimal theirs = baseline.cumulative.get(day);
            BigDecimal saved = theirs.subtract(cumulative.get(day));
            if (theirs.signum() > 0 && saved.multiply(HUNDRED).compareTo(theirs.multiply(percent)) >= 0) {
                return OptionalInt.of(day + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** The first day (from 1) whose cost the budget no longer covers in full. */
    public OptionalInt dayBeyond(BigDecimal budget) {
        for (int day = 0; day < days(); day++) {
            if (cumulative.get(day).compareTo(budget) > 0) {
                return OptionalInt.of(day + 1);
            }
        }
        return OptionalInt.empty();
    }
}
