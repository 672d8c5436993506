package lowtide.simulation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lowtide.cost.CostDistribution;
import lowtide.cost.HeavyTailedPopulation;
import lowtide.cost.ProfitableCap;
import lowtide.cost.Run;
import lowtide.cost.Scenario;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Strategy;

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
     * @param run           dollars day by day
     * @param perUser       dollars of the average user, to twelve decimals
     * @param saving        what is saved compared with no cap; empty if Gemini rejects requests of one of the two, because
     *                      what is not served is not saved
     * @param savingDay     first day on which the saving is reached, before Gemini rejects any request
     * @param budgetDay     first day on which the budget is exceeded
     * @param rejectedDay   first day on which a request exceeds the context limit
     * @param rejectedUsers how many users have had a request rejected by the last day
     * @param distribution  how the cost is distributed, if users differ
     */
    public record Row(
            Run run,
            BigDecimal perUser,
            Optional<Saving> saving,
            OptionalInt savingDay,
            OptionalInt budgetDay,
            OptionalInt rejectedDay,
            long rejectedUsers,
            Optional<CostDistribution> distribution) {}

    /**
     * What a strategy saves; negative if it costs more.
     *
     * @param percent to two decimals
     */
    public record Saving(BigDecimal dollars, BigDecimal percent) {}

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
            rows.add(row(scenario, strategy, questions, rows.stream().findFirst()));
        }
        return new Comparison(
                scenario, questions, List.copyOf(rows), questions.price().map(scenario::profitableCap));
    }

    private static Row row(Scenario scenario, Strategy strategy, Questions questions, Optional<Row> baseline) {
        Run run = scenario.run(strategy);
        Run uncapped = baseline.map(Row::run).orElse(run);
        OptionalInt rejected = scenario.firstRejectionDay(strategy);
        int served = Math.min(
                servedDays(rejected),
                baseline.map(row -> servedDays(row.rejectedDay())).orElse(Integer.MAX_VALUE));
        OptionalInt savingDay = run.firstDaySaving(questions.saving(), uncapped);
        return new Row(
                run,
                scenario.perUser(run.total()),
                served < scenario.days()
                        ? Optional.empty()
                        : Optional.of(new Saving(run.saved(uncapped), run.savedPercent(uncapped))),
                savingDay.isPresent() && savingDay.getAsInt() <= served ? savingDay : OptionalInt.empty(),
                questions.budget().map(run::firstDayOver).orElse(OptionalInt.empty()),
                rejected,
                scenario.rejectedUsers(strategy),
                scenario.population() instanceof HeavyTailedPopulation
                        ? Optional.of(scenario.distribution(strategy))
                        : Optional.empty());
    }

    private static int servedDays(OptionalInt rejectedDay) {
        return rejectedDay.isPresent() ? rejectedDay.getAsInt() - 1 : Integer.MAX_VALUE;
    }

    /** The last day before Gemini rejects a request of any strategy; empty if it rejects none. */
    public OptionalInt lastServedDay() {
        return rows.stream()
                .map(Row::rejectedDay)
                .flatMapToInt(OptionalInt::stream)
                .map(day -> day - 1)
                .min();
    }

    /** The row of no cap. */
    public Row baseline() {
        return rows.get(0);
    }

    public List<Run> runs() {
        return rows.stream().map(Row::run).toList();
    }
}
