package lowtide.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.LastTokens;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Retrieval;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Summary;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.CostModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.PriceList;
import lowtide.cost.pricing.TaughtModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final CostModel TAUGHT = new TaughtModel(FlatRate.OF_THE_LESSON);
    private static final CostModel CORRECTED = new CorrectedModel(FlatRate.OF_THE_LESSON);
    private static final CostModel BILLED =
            BilledModel.assumed(PriceList.bundled().of(PriceList.DEFAULT_MODEL));

    @Test
    @DisplayName("ten times the users cost ten times as much and save the same percentage")
    void usersMultiply() {
        Scenario few = new Scenario(new EvenPopulation(50, 10), 30, TAUGHT);
        Scenario many = new Scenario(new EvenPopulation(500, 10), 30, TAUGHT);
        Run few50 = few.run(new LastMessages(50));
        Run many50 = many.run(new LastMessages(50));

        assertThat(many50.total()).isEqualByComparingTo(few50.total().multiply(BigDecimal.TEN));
        assertThat(many50.savedPercent(many.run(new NoCap()))).isEqualTo(few50.savedPercent(few.run(new NoCap())));
    }

    @Test
    @DisplayName("a heavy-tailed population costs the sum of its users, also beyond 63 bits and the context limit")
    void heavyTail() {
        CostModel longMessages =
                new CorrectedModel(new FlatRate(1_000_000, FlatRate.OF_THE_LESSON.dollarsPerThousand()));
        for (CostModel model : List.of(CORRECTED, BILLED, longMessages)) {
            for (Strategy strategy :
                    List.of(new NoCap(), new LastMessages(20), Summary.OF_THE_LESSON, new Retrieval(3))) {
                Population population = new HeavyTailedPopulation(40_000, 60, 3);
                Run run = new Scenario(population, 200, model).run(strategy);
                for (int day : new int[] {1, 7, 200}) {
                    BigDecimal oneByOne = population.groups().stream()
                            .map(group -> model.dollars(model.tokens(strategy, group.promptsADay(), day))
                                    .multiply(BigDecimal.valueOf(group.users())))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);

                    assertThat(run.cumulative().get(day - 1))
                            .as("%s, %s", model, strategy)
                            .isEqualByComparingTo(oneByOne);
                }
            }
        }
    }

    @Test
    @DisplayName("a budget is exceeded on the first day that it does not cover, to the cent")
    void budget() {
        Run run = new Scenario(new EvenPopulation(200, 15), 30, TAUGHT).run(new NoCap());
        BigDecimal ninthDay = run.cumulative().get(8);

        assertThat(run.firstDayOver(ninthDay)).hasValue(10);
        assertThat(run.firstDayOver(ninthDay.subtract(new BigDecimal("0.01")))).hasValue(9);
        assertThat(run.firstDayOver(run.total())).isEmpty();
    }

    @Test
    @DisplayName("the largest profitable cap equals the result of an exhaustive search")
    void profitableCap() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            CostModel model = List.of(TAUGHT, CORRECTED, BILLED).get(random.nextInt(3));
            long prompts = 1 + random.nextInt(12);
            int days = 1 + random.nextInt(20);
            Scenario scenario = new Scenario(new EvenPopulation(1 + random.nextInt(5), prompts), days, model);
            BigDecimal price = BigDecimal.valueOf(random.nextInt(2_000), 2);
            long largest = 0;
            long most = 2 * prompts * days;
            while (largest < most && costsLess(scenario, largest + 1, price)) {
                largest++;
            }
            ProfitableCap expected = largest == 0
                    ? new ProfitableCap.None()
                    : largest == most ? new ProfitableCap.Any() : new ProfitableCap.UpTo(largest);

            assertThat(scenario.profitableCap(price))
                    .as("%s, %d prompts, %d days, $%s", model.name(), prompts, days, price)
                    .isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("caps with which requests exceed the context limit are not profitable, although they cost little")
    void capsBeyondTheContextLimit() {
        Scenario year = new Scenario(new EvenPopulation(1, 15), 365, BILLED);

        assertThat(year.profitableCap(new BigDecimal("1000000"))).isEqualTo(new ProfitableCap.Any());
        assertThat(year.total(new NoCap())).isLessThan(year.total(new LastMessages(283)));
        assertThat(year.profitableCap(new BigDecimal("20"))).isEqualTo(new ProfitableCap.UpTo(282));
        assertThat(costsLess(year, 282, new BigDecimal("20"))).isTrue();
        assertThat(costsLess(year, 283, new BigDecimal("20"))).isFalse();
    }

    @Test
    @DisplayName("percentiles and the share of the top 1% equal those of a sorted list of all users")
    void spread() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Population population =
                    new HeavyTailedPopulation(1 + random.nextInt(400), 1 + random.nextInt(20), random.nextLong());
            Strategy strategy = random.nextBoolean() ? new NoCap() : new LastMessages(1 + random.nextInt(50));
            int days = 1 + random.nextInt(40);
            List<BigDecimal> users = new ArrayList<>();
            for (Population.Group group : population.groups()) {
                for (long user = 0; user < group.users(); user++) {
                    users.add(CORRECTED.dollars(CORRECTED.tokens(strategy, group.promptsADay(), days)));
                }
            }
            users.sort(null);
            int top = (int) Math.ceil(users.size() / 100.0);
            BigDecimal all = users.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal ofTop =
                    users.subList(users.size() - top, users.size()).stream().reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(new Scenario(population, days, CORRECTED).distribution(strategy))
                    .as("%s, %s, %d days", population, strategy, days)
                    .isEqualTo(new CostDistribution(
                            users.get((int) Math.ceil(users.size() * 0.5) - 1),
                            users.get((int) Math.ceil(users.size() * 90 / 100.0) - 1),
                            users.get((int) Math.ceil(users.size() * 99 / 100.0) - 1),
                            users.get(users.size() - 1),
                            ofTop.movePointRight(2).divide(all, 2, RoundingMode.HALF_UP)));
        }
    }

    @Test
    @DisplayName("a run is sorted and ends with the total")
    void runs() {
        Scenario scenario = new Scenario(new HeavyTailedPopulation(300, 15, 9), 60, BILLED);
        for (Strategy strategy : List.of(
                new NoCap(), new LastMessages(20), new LastTokens(8_000), Summary.OF_THE_LESSON, new Retrieval(10))) {
            Run run = scenario.run(strategy);

            assertThat(run.total()).isEqualByComparingTo(scenario.total(strategy));
            assertThat(run.cumulative()).isSorted().hasSize(60);
        }
    }

    @Test
    @DisplayName("a million users for a year, 5.5 billion requests, are computed within seconds")
    void aMillionUsersForAYear() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Scenario scenario = new Scenario(new HeavyTailedPopulation(1_000_000, 15, 1), 365, BILLED);

            assertThat(scenario.run(new NoCap()).total()).isPositive();
            assertThat(scenario.run(Summary.OF_THE_LESSON).total()).isPositive();
        });
    }

    @Test
    @DisplayName("the cost of 10^12 users is exact")
    void aMillionMillionUsers() {
        Scenario one = new Scenario(new EvenPopulation(1, 10_000), 3_650, CORRECTED);
        Scenario all = new Scenario(new EvenPopulation(1_000_000_000_000L, 10_000), 3_650, CORRECTED);

        assertThat(all.total(new NoCap()))
                .isEqualByComparingTo(one.total(new NoCap()).movePointRight(12));
        assertThat(all.total(new NoCap())).isEqualByComparingTo("666125018250000000000000");
    }

    @Test
    @DisplayName("a figure that cannot be exact is an error")
    void overflow() {
        CostModel heavy = new CorrectedModel(new FlatRate(1_000_000, BigDecimal.ONE));
        Scenario scenario = new Scenario(new EvenPopulation(1, 10_000), 3_650, heavy);

        assertThatThrownBy(() -> scenario.total(new NoCap())).isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("the lesson's own model rejects strategies that it does not support")
    void unsupportedStrategy() {
        Scenario scenario = new Scenario(new EvenPopulation(1, 1), 1, TAUGHT);

        assertThatThrownBy(() -> scenario.total(Summary.OF_THE_LESSON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("corrected or billed");
    }

    @Test
    @DisplayName("a saving is reached on the day on which it is exactly reached")
    void exactSaving() {
        Run baseline = new Run("a", dollars("10", "20", "40"));
        Run run = new Run("b", dollars("6", "10", "10"));

        assertThat(run.firstDaySaving(BigDecimal.valueOf(50), baseline)).isEqualTo(OptionalInt.of(2));
        assertThat(run.firstDaySaving(BigDecimal.valueOf(76), baseline)).isEmpty();
        assertThat(run.savedPercent(baseline)).isEqualByComparingTo("75");
        assertThat(new Run("free", dollars("0")).savedPercent(new Run("free", dollars("0"))))
                .isZero();
    }

    private static boolean costsLess(Scenario scenario, long cap, BigDecimal price) {
        BigDecimal paid = price.multiply(
                BigDecimal.valueOf(scenario.days() * scenario.population().users()));
        return scenario.total(new LastMessages(cap))
                        .multiply(BigDecimal.valueOf(30))
                        .compareTo(paid)
                < 0;
    }

    private static List<BigDecimal> dollars(String... amounts) {
        return Arrays.stream(amounts).map(BigDecimal::new).toList();
    }
}
