package lowtide.simulation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lowtide.cost.EvenPopulation;
import lowtide.cost.ProfitableCap;
import lowtide.cost.Scenario;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.Caching;
import lowtide.simulation.report.Comparison.Row;

/** The sentences below the table of a comparison. */
final class ComparisonNotes {

    private ComparisonNotes() {}

    static List<String> of(Comparison comparison) {
        List<String> notes = new ArrayList<>();
        comparison.cap().ifPresent(cap -> notes.add(profitable(comparison, cap)));
        for (Row row : comparison.rows()) {
            row.rejectedDay().ifPresent(day -> notes.add(rejected(comparison.scenario(), row, day)));
        }
        comparison.lastServedDay().ifPresent(day -> notes.add(noSaving(day)));
        if (comparison.scenario().model() instanceof BilledModel billed) {
            if (billed.caching() instanceof Caching.Explicit) {
                notes.add("The explicit cache costs "
                        + Dollars.cents(billed.storage(comparison.scenario().days()))
                        + " of each total for storage.");
            }
            if (!billed.price().unconfirmed().isEmpty()) {
                notes.add("Prices marked unconfirmed in the price list: "
                        + String.join(
                                ", ",
                                billed.price().unconfirmed().stream().sorted().toList())
                        + ".");
            }
        }
        return List.copyOf(notes);
    }

    private static String profitable(Comparison comparison, ProfitableCap cap) {
        boolean even = comparison.scenario().population() instanceof EvenPopulation;
        return "At " + Dollars.precise(comparison.questions().price().orElse(BigDecimal.ZERO)) + " a user a month, "
                + TextReport.caps(cap) + (even ? "." : ", taking all users together.");
    }

    private static String rejected(Scenario scenario, Row row, int day) {
        if (scenario.population() instanceof EvenPopulation) {
            return String.format(
                    Locale.ROOT,
                    "%s: from day %,d on, requests exceed the context limit; Gemini rejects them, and they cost nothing.",
                    row.run().name(),
                    day);
        }
        long users = scenario.population().users();
        return String.format(
                Locale.ROOT,
                "%s: from day %,d on, requests of the most active users exceed the context limit; by day %,d, Gemini"
                        + " rejects those of %,d of %,d users (%s%%), and they cost nothing.",
                row.run().name(),
                day,
                scenario.days(),
                row.rejectedUsers(),
                users,
                BigDecimal.valueOf(row.rejectedUsers())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(users), 2, RoundingMode.HALF_UP));
    }

    private static String noSaving(int lastServed) {
        String reason = "Where Gemini rejects requests, no saving is shown: what is not served is not saved.";
        return lastServed == 0
                ? reason
                : reason + " For savings, compare "
                        + (lastServed == 1 ? "1 day." : String.format(Locale.ROOT, "up to %,d days.", lastServed));
    }
}
