package lowtide.simulation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lowtide.cost.CostDistribution;
import lowtide.cost.EvenPopulation;
import lowtide.cost.ProfitableCap;
import lowtide.cost.Run;
import lowtide.cost.Scenario;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.CostModel;
import lowtide.simulation.report.Comparison.Row;

/** Presents a comparison as text: the totals, notes, and a chart. */
public final class TextReport {

    private static final String NOT_COMPARABLE = "-";

    private final Optional<LineChart> chart;

    /**
     * @param chart the chart to draw, or empty for none
     */
    public TextReport(Optional<LineChart> chart) {
        this.chart = chart;
    }

    /** The lines without line terminators. */
    public List<String> of(Comparison comparison) {
        return of(comparison, Optional.empty());
    }

    /**
     * The lines without line terminators.
     *
     * @param against the same comparison with another model, to be shown side by side
     */
    public List<String> of(Comparison comparison, Optional<Comparison> against) {
        List<String> lines = new ArrayList<>();
        lines.add("Final cost comparison: " + title(comparison.scenario()));
        lines.add("Model: " + model(comparison.scenario()));
        lines.add("");
        lines.addAll(costs(comparison).lines());
        distribution(comparison).ifPresent(costs -> {
            lines.add("");
            lines.addAll(costs.lines());
        });
        against.ifPresent(other -> {
            lines.add("");
            lines.add("Against: " + model(other.scenario()));
            lines.add("");
            lines.addAll(sideBySide(comparison, other).lines());
        });
        List<String> notes = notes(comparison);
        if (!notes.isEmpty()) {
            lines.add("");
            lines.addAll(notes);
        }
        chart.ifPresent(drawn -> {
            lines.add("");
            lines.add("Cumulative dollars");
            lines.addAll(drawn.draw(comparison.runs()));
        });
        return List.copyOf(lines);
    }

    /** The name of the model, the total without a cap, and the total and saving of each strategy, in one line. */
    public static String inOneLine(Comparison comparison) {
        Run first = comparison.baseline().run();
        return comparison.scenario().model().name() + ": " + Dollars.cents(first.total())
                + comparison.rows().stream()
                        .skip(1)
                        .map(row -> "; " + row.run().name() + " "
                                + Dollars.cents(row.run().total()) + ", "
                                + row.run().savedPercent(first) + "% saved, half by " + day(row.savingDay(), "no day"))
                        .collect(Collectors.joining());
    }

    /** The users and the days of a scenario. */
    public static String title(Scenario scenario) {
        long users = scenario.population().users();
        long prompts = scenario.population().promptsADay() / users;
        boolean even = scenario.population() instanceof EvenPopulation;
        return counted(users, "user") + ", " + counted(prompts, "prompt") + " a day "
                + (even ? "each" : "on average (heavy-tailed)") + ", " + counted(scenario.days(), "day");
    }

    /** The cost model of a scenario, with its prices and lengths. */
    public static String model(Scenario scenario) {
        return scenario.model().name() + " (" + scenario.model().basis() + ")";
    }

    /** The totals as a header and one row per strategy. All rows have the same number of cells. */
    public static List<List<String>> table(Comparison comparison) {
        return costs(comparison).rows();
    }

    /** How the cost is distributed over the users, in the same format; empty if all users are alike. */
    public static Optional<List<List<String>>> distributionTable(Comparison comparison) {
        return distribution(comparison).map(Table::rows);
    }

    /** Which caps are profitable, as a part of a sentence. */
    static String caps(ProfitableCap cap) {
        if (cap instanceof ProfitableCap.None) {
            return "not even a cap of 1 message is profitable";
        }
        if (cap instanceof ProfitableCap.UpTo upTo) {
            return "caps up to " + counted(upTo.largest(), "message") + " are profitable";
        }
        return "every cap within the context limit is profitable";
    }

    private static Table costs(Comparison comparison) {
        List<String> header = new ArrayList<>(List.of(
                "",
                "total",
                "per user",
                "saved",
                "",
                comparison.questions().saving().stripTrailingZeros().toPlainString() + "% saved"));
        comparison.questions().budget().ifPresent(budget -> header.add(Dollars.tick(budget) + " gone"));
        Table table = new Table(header);
        for (Row row : comparison.rows()) {
            boolean first = row == comparison.baseline();
            String unknown = row.saving().isPresent() ? "never" : NOT_COMPARABLE;
            List<String> cells = new ArrayList<>(List.of(
                    row.run().name(),
                    Dollars.cents(row.run().total()),
                    Dollars.precise(row.perUser()),
                    first
                            ? ""
                            : row.saving()
                                    .map(saved -> Dollars.cents(saved.dollars()))
                                    .orElse(NOT_COMPARABLE),
                    first
                            ? ""
                            : row.saving().map(saved -> saved.percent() + "%").orElse(NOT_COMPARABLE),
                    first ? "" : day(row.savingDay(), unknown)));
            comparison.questions().budget().ifPresent(budget -> cells.add(day(row.budgetDay(), "never")));
            table.add(cells);
        }
        return table;
    }

    private static Table sideBySide(Comparison comparison, Comparison other) {
        Table table = new Table(List.of("total", priceName(comparison), priceName(other), "ratio"));
        for (int i = 0; i < comparison.rows().size(); i++) {
            BigDecimal first = comparison.rows().get(i).run().total();
            BigDecimal second = other.rows().get(i).run().total();
            table.add(List.of(
                    comparison.rows().get(i).run().name(),
                    Dollars.cents(first),
                    Dollars.cents(second),
                    first.signum() == 0 ? "" : second.divide(first, 2, RoundingMode.HALF_UP) + " x"));
        }
        return table;
    }

    private static String priceName(Comparison comparison) {
        CostModel model = comparison.scenario().model();
        return model instanceof BilledModel billed ? billed.price().model() : model.name();
    }

    private static Optional<Table> distribution(Comparison comparison) {
        if (comparison.baseline().distribution().isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table(List.of("cost per user", "median", "90% below", "99% below", "maximum", "top 1% cost"));
        for (Row row : comparison.rows()) {
            CostDistribution costs = row.distribution().orElseThrow();
            table.add(List.of(
                    row.run().name(),
                    Dollars.precise(costs.median()),
                    Dollars.precise(costs.percentile90()),
                    Dollars.precise(costs.percentile99()),
                    Dollars.precise(costs.maximum()),
                    costs.topPercentShare() + "% of all"));
        }
        return Optional.of(table);
    }

    /** Sentences that explain the table. */
    public static List<String> notes(Comparison comparison) {
        return ComparisonNotes.of(comparison);
    }

    static String day(OptionalInt day, String never) {
        return day.isPresent() ? String.format(Locale.ROOT, "day %,d", day.getAsInt()) : never;
    }

    static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
