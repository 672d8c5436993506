package lowtide.simulation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lowtide.simulation.context.NoCap;
import lowtide.simulation.context.Strategy;
import lowtide.simulation.cost.CostDistribution;
import lowtide.simulation.cost.HeavyTailedPopulation;
import lowtide.simulation.cost.ProfitableCap;
import lowtide.simulation.cost.Run;
import lowtide.simulation.cost.Scenario;

/**
 * Compares strategies in one scenario. The first row is no cap, the baseline of all others.
 *
 * @param scenario  users, days and cost model
 * @param questions what to find out
 * @param rows      one row per strategy, at least one
 * @param cap       the profitable caps, if the questions include a price
 */
public record Comparison(Scenario scenario, Questions questions, List<Row> rows, Optional<ProfitableCap> cap) {

    /**
     * What to find out about each strategy.
     *
     * @param saving percentage of the cumulative cost, above 0 to 100: on which day is it saved?
     * @param budget in dollars: on which day is it exceeded?
     * @param price  in dollars per user and month: which caps are profitable?
     */
    public record Questions(BigDecimal saving, Optional<BigDecimal> budget, Optional<BigDecimal> price) {}

    /**
     * The results of one strategy.
     *
     * @param run          dollars day by day
     * @param perUser      dollars of the average user, to twelve decimals
     * @param savingDay    first day on which the saving is reached
     * @param budgetDay    first day on which the budget is exceeded
     * @param rejectedDay  first day on which a request exceeds the context limit
     * @param distribution how the cost is distributed, if users differ
     */
    public record Row(
            Run run,
            BigDecimal perUser,
            OptionalInt savingDay,
            OptionalInt budgetDay,
            OptionalInt rejectedDay,
            Optional<CostDistribution> distribution) {}

    /**
     * Compares strategies with no cap.
     *
     * @param strategies need not include no cap
     * @throws IllegalArgumentException if the scenario's cost model does not support one of them
     */
    public static Comparison of(Scenario scenario, List<Strategy> strategies, Questions questions) {
        List<Strategy> all = new ArrayList<>();
        all.add(new NoCap());
        strategies.stream().filter(strategy -> !all.contains(strategy)).forEach(all::add);
        List<Row> rows = new ArrayList<>();
        for (Strategy strategy : all) {
            Run run = scenario.run(strategy);
            Run baseline = rows.isEmpty() ? run : rows.get(0).run();
            rows.add(new Row(
                    run,
                    scenario.perUser(run.total()),
                    run.firstDaySaving(questions.saving(), baseline),
                    questions.budget().map(run::firstDayOver).orElse(OptionalInt.empty()),
                    scenario.firstRejectionDay(strategy),
                    scenario.population() instanceof HeavyTailedPopulation
                            ? Optional.of(scenario.distribution(strategy))
                            : Optional.empty()));
        }
        return new Comparison(
                scenario, questions, List.copyOf(rows), questions.price().map(scenario::profitableCap));
    }

    /** The row of no cap. */
    public Row baseline() {
        return rows.get(0);
    }

    public List<Run> runs() {
        return rows.stream().map(Row::run).toList();
    }
}
