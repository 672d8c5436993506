package lowtide.checks.milestones;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import lowtide.cost.EvenPopulation;
import lowtide.cost.ProfitableCap;
import lowtide.cost.Run;
import lowtide.cost.Scenario;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.TaughtModel;

/**
 * The lesson's questions about the cost simulation, with other figures.
 *
 * @param users a multiple of ten, so that costs are whole cents
 * @param prompts of each user a day
 * @param caps three, in ascending order
 * @param price whole dollars for a month of 30 days
 */
record CostQuestions(int users, int prompts, int days, List<Integer> caps, int price) {

    private static final BigDecimal HALF = BigDecimal.valueOf(50);
    private static final int CENTS = 2;

    /** How many days the middle cap's day is away from the first and the last one, at least. */
    private static final int MARGIN = 2;

    /** Figures for which each question has one answer, which exists and is close to no other. */
    static CostQuestions draw(Random draws) {
        CostQuestions drawn;
        do {
            drawn = new CostQuestions(
                    10 * between(5, 50, draws),
                    between(8, 25, draws),
                    5 * between(5, 12, draws),
                    List.of(between(10, 25, draws), 5 * between(6, 12, draws), 10 * between(8, 15, draws)),
                    between(8, 60, draws));
        } while (!drawn.isAnswerable());
        return drawn;
    }

    private static int between(int least, int most, Random draws) {
        return least + draws.nextInt(most - least + 1);
    }

    /** Dollars that the smallest cap saves compared with no cap, in whole cents. */
    BigDecimal difference() {
        return run(smallest()).saved(uncapped()).setScale(CENTS);
    }

    /** The first day at whose end the middle cap has saved half of the cumulative cost. */
    int day() {
        return savingDay().orElseThrow();
    }

    /** The largest cap with which a user costs less than the price. */
    long largestCap() {
        return ((ProfitableCap.UpTo) profitable()).largest();
    }

    int smallest() {
        return caps.get(0);
    }

    int middle() {
        return caps.get(1);
    }

    Scenario scenario() {
        return new Scenario(new EvenPopulation(users, prompts), days, new TaughtModel(FlatRate.OF_THE_LESSON));
    }

    private boolean isAnswerable() {
        OptionalInt day = savingDay();
        return day.isPresent()
                && day.getAsInt() > MARGIN
                && day.getAsInt() <= days - MARGIN
                && savesMoreThanHalf(day.getAsInt())
                && profitable() instanceof ProfitableCap.UpTo upTo
                && upTo.largest() > middle()
                && upTo.largest() < caps.get(2)
                && !costsThePrice(upTo.largest() + 1);
    }

    /** Whether "half" and "more than half" mean the same day. */
    private boolean savesMoreThanHalf(int day) {
        BigDecimal cost = uncapped().cumulative().get(day - 1);
        BigDecimal saved = cost.subtract(run(middle()).cumulative().get(day - 1));
        return saved.add(saved).compareTo(cost) > 0;
    }

    /** Whether users cost exactly what they pay. */
    private boolean costsThePrice(long cap) {
        BigDecimal cost = scenario().total(new LastMessages(cap)).multiply(BigDecimal.valueOf(Scenario.DAYS_A_MONTH));
        return cost.compareTo(BigDecimal.valueOf((long) price * users * days)) == 0;
    }

    private OptionalInt savingDay() {
        return run(middle()).firstDaySaving(HALF, uncapped());
    }

    private ProfitableCap profitable() {
        return scenario().profitableCap(BigDecimal.valueOf(price));
    }

    private Run uncapped() {
        return scenario().run(new NoCap());
    }

    private Run run(int cap) {
        return scenario().run(new LastMessages(cap));
    }
}
