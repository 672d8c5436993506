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
 * Strategies side by side in one scenario, and the answers to what is asked of them. The first row is no cap; the
 * others are compared with it.
 *
 * @param scenario  who, how long, charged how
 * @param questions what is asked
 * @param rows      one a strategy, at least one
 * @param cap       the largest cap that pays, if a price was asked about
 */
public record Comparison(Scenario scenario, Questions questions, List<Row> rows, Optional<ProfitableCap> cap) {

    /**
     * @param saving per cent of the cumulative cost, above 0 to 100: on which day is it saved?
     * @param budget dollars, if given: on which day do they run out?
     * @param price  dollars a user pays a month, if given: which caps leave a profit?
     */
    public record Questions(BigDecimal saving, Optional<BigDecimal> budget, Optional<BigDecimal> price) {}

    /**
     * @param run      dollars day by day
     * @param perUser  dollars of the average user, to twelve decimals
     * @param savingDay first day on which the saving asked about is reached
     * @param budgetDay first day that the budget no longer covers
     * @param rejectedDay first day on which a request is too large for the model
     * @param spread   how unevenly users cost, if they are not alike
     */
    public record Row(
            Run run,
            BigDecimal perUser,
            OptionalInt savingDay,
            OptionalInt budgetDay,
            OptionalInt rejectedDay,
            Optional<CostDistribution> distribution) {}

    /**
     * @param strategies to be compared with no cap; no cap itself need not be among them
     * @throws IllegalArgumentException if the scenario's model does not know one of them
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

    public Row baseline() {
        return rows.get(0);
    }

    public List<Run> runs() {
        return rows.stream().map(Row::run).toList();
    }
}
