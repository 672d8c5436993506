package lowtide.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.CostModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.TaughtModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the lesson, to the cent. */
class LessonFiguresTest {

    private static final BigDecimal HALF = BigDecimal.valueOf(50);

    @ParameterizedTest(name = "{0} users, {1} prompts, cap {2}")
    @DisplayName("as taught: all figures of the lesson's simulation")
    @CsvSource({
        " 50, 10,  50,  2407.50,  700,  1707.50, 70.92, 16, 14",
        "500, 10,  50, 24075.00, 7000, 17075.00, 70.92, 16, 14",
        "200, 15,  20, 21645.00, 1785, 19860.00, 91.75,  3,  8.925",
        "200, 15,  50, 21645.00, 4320, 17325.00, 80.04, 10, 21.60",
        "200, 15, 100, 21645.00, 8145, 13500.00, 62.37, 21, 40.725",
    })
    void asTaught(
            long users,
            long prompts,
            long cap,
            BigDecimal uncapped,
            BigDecimal capped,
            BigDecimal saved,
            BigDecimal percent,
            int day,
            BigDecimal perUser) {
        Scenario scenario = scenario(users, prompts, new TaughtModel(FlatRate.OF_THE_LESSON));
        Run baseline = scenario.run(new NoCap());
        Run run = scenario.run(new LastMessages(cap));

        assertThat(baseline.total()).isEqualByComparingTo(uncapped);
        assertThat(run.total()).isEqualByComparingTo(capped);
        assertThat(run.saved(baseline)).isEqualByComparingTo(saved);
        assertThat(run.savedPercent(baseline)).isEqualTo(percent);
        assertThat(run.firstDaySaving(HALF, baseline)).hasValue(day);
        assertThat(scenario.perUser(run.total())).isEqualByComparingTo(perUser);
    }

    @ParameterizedTest(name = "{0} users, {1} prompts, cap {2}")
    @DisplayName("corrected: the context of prompt j is j messages, up to the cap")
    @CsvSource({
        " 50, 10,  50,  2257.50,  688.75, 69.49, 18",
        "200, 15,  20, 20295.00, 1762.00, 91.32,  5",
        "200, 15,  50, 20295.00, 4255.00, 79.03, 12",
        "200, 15, 100, 20295.00, 8010.00, 60.53, 23",
    })
    void corrected(
            long users, long prompts, long cap, BigDecimal uncapped, BigDecimal capped, BigDecimal percent, int day) {
        Scenario scenario = scenario(users, prompts, new CorrectedModel(FlatRate.OF_THE_LESSON));
        Run baseline = scenario.run(new NoCap());
        Run run = scenario.run(new LastMessages(cap));

        assertThat(baseline.total()).isEqualByComparingTo(uncapped);
        assertThat(run.total()).isEqualByComparingTo(capped);
        assertThat(run.savedPercent(baseline)).isEqualTo(percent);
        assertThat(run.firstDaySaving(HALF, baseline)).hasValue(day);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "at $10 per user and month, the largest profitable cap is 22, so of 20, 50 and 100 only 20 is profitable")
    @CsvSource({"taught", "corrected"})
    void profitableCap(String which) {
        CostModel model = which.equals("taught")
                ? new TaughtModel(FlatRate.OF_THE_LESSON)
                : new CorrectedModel(FlatRate.OF_THE_LESSON);
        Scenario scenario = scenario(200, 15, model);

        assertThat(scenario.profitableCap(BigDecimal.TEN)).isEqualTo(new ProfitableCap.UpTo(22));
        assertThat(perUser(scenario, 20)).isLessThan(BigDecimal.TEN);
        assertThat(perUser(scenario, 22)).isLessThan(BigDecimal.TEN);
        assertThat(perUser(scenario, 23)).isGreaterThan(BigDecimal.TEN);
        assertThat(perUser(scenario, 50)).isGreaterThan(BigDecimal.TEN);
    }

    @ParameterizedTest(name = "{0}: {1}% saved on day 1")
    @DisplayName("the lesson's errors show savings before any cap is reached; the corrected model shows none")
    @CsvSource({"taught, 34.78", "corrected, 0.00"})
    void savingsBeforeTheCap(String which, BigDecimal percent) {
        CostModel model = which.equals("taught")
                ? new TaughtModel(FlatRate.OF_THE_LESSON)
                : new CorrectedModel(FlatRate.OF_THE_LESSON);
        Scenario firstDay = new Scenario(new EvenPopulation(200, 15), 1, model);

        assertThat(firstDay.run(new LastMessages(20)).savedPercent(firstDay.run(new NoCap())))
                .isEqualTo(percent);
    }

    private static Scenario scenario(long users, long prompts, CostModel model) {
        return new Scenario(new EvenPopulation(users, prompts), 30, model);
    }

    private static BigDecimal perUser(Scenario scenario, long cap) {
        return scenario.perUser(scenario.total(new LastMessages(cap)));
    }
}
