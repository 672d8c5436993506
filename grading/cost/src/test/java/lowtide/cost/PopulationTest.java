package lowtide.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.FlatRate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PopulationTest {

    @Test
    @DisplayName("a heavy-tailed population has the same number of users and prompts as an even one, for any seed")
    void totals() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            Population population =
                    new HeavyTailedPopulation(1 + random.nextInt(500), 1 + random.nextInt(50), random.nextLong());

            assertThat(population.groups().stream()
                            .mapToLong(Population.Group::users)
                            .sum())
                    .as("users of %s", population)
                    .isEqualTo(population.users());
            assertThat(population.groups().stream()
                            .mapToLong(g -> g.users() * g.promptsADay())
                            .sum())
                    .as("prompts of %s", population)
                    .isEqualTo(population.promptsADay());
            assertThat(population.groups())
                    .as("groups of %s", population)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.promptsADay(), b.promptsADay()));
        }
    }

    @Test
    @DisplayName("the same seed draws the same users, and another seed draws others")
    void seeds() {
        assertThat(new HeavyTailedPopulation(1_000, 15, 1).groups())
                .isEqualTo(new HeavyTailedPopulation(1_000, 15, 1).groups())
                .isNotEqualTo(new HeavyTailedPopulation(1_000, 15, 2).groups());
    }

    @Test
    @DisplayName("seed 1 draws these ten users on every machine")
    void seedOne() {
        assertThat(new HeavyTailedPopulation(10, 10, 1).groups())
                .containsExactly(
                        new Population.Group(1, 2),
                        new Population.Group(2, 2),
                        new Population.Group(3, 1),
                        new Population.Group(14, 2),
                        new Population.Group(17, 1),
                        new Population.Group(22, 1),
                        new Population.Group(24, 1));
    }

    @Test
    @DisplayName("the most active 1% send about one prompt in seven and, without a cap, cost about half of the dollars")
    void heavyTail() {
        Population population = new HeavyTailedPopulation(100_000, 15, 1);
        CorrectedModel model = new CorrectedModel(FlatRate.OF_THE_LESSON);
        Scenario scenario = new Scenario(population, 30, model);

        // With a cap of one message, dollars are proportional to prompts.
        assertThat(scenario.distribution(new LastMessages(1)).topPercentShare().doubleValue())
                .isBetween(14.0, 16.0);
        assertThat(scenario.distribution(new NoCap()).topPercentShare().doubleValue())
                .isBetween(45.0, 55.0);
    }

    @Test
    @DisplayName("numbers of users out of range are rejected with the range")
    void ranges() {
        assertThatThrownBy(() -> new EvenPopulation(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("users must be a whole number from 1 to 1,000,000,000,000, not 0");
        assertThatThrownBy(() -> new HeavyTailedPopulation(10_000_001, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 10,000,000, not 10,000,001");
    }
}
