package lowtide.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import lowtide.cost.context.Conversation;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.RandomStrategy;
import lowtide.cost.context.Strategy;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.CostModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.ModelPrice;
import lowtide.cost.pricing.PriceList;
import lowtide.cost.pricing.TaughtModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NaiveLoopTest {

    private static final ModelPrice PRICE = PriceList.bundled().of(PriceList.DEFAULT_MODEL);
    private static final List<CostModel> MODELS = List.of(
            new TaughtModel(FlatRate.OF_THE_LESSON),
            new CorrectedModel(FlatRate.OF_THE_LESSON),
            BilledModel.assumed(PRICE),
            new BilledModel(new Conversation(2, 9_000, 7_001, 1_000, 10, PRICE.cacheFromTokens()), PRICE, 0));

    @Test
    @DisplayName("the lesson's own loops agree with their closed forms")
    void lesson() {
        TaughtModel model = new TaughtModel(FlatRate.OF_THE_LESSON);
        Random random = new Random(7);
        for (int i = 0; i < 4_000; i++) {
            int prompts = 1 + random.nextInt(30);
            int days = 1 + random.nextInt(40);
            int cap = 1 + random.nextInt(200);
            long uncapped = 0;
            long capped = 0;
            for (int day = 0; day < days; day++) {
                int contextSize = day * prompts + prompts;
                for (int prompt = 1; prompt <= prompts; prompt++) {
                    uncapped += contextSize + prompt;
                    capped += Math.min(cap, contextSize);
                }
            }

            assertThat(model.tokens(new NoCap(), prompts, days).input()).isEqualTo(500 * uncapped);
            assertThat(model.tokens(new LastMessages(cap), prompts, days).input())
                    .isEqualTo(500 * capped);
        }
    }

    @Test
    @DisplayName("the loops that the benchmark measures agree with the closed forms on every day")
    void benchmark() {
        Random random = new Random(8);
        for (CostModel model : MODELS) {
            for (RandomStrategy kind : supported(model)) {
                for (int i = 0; i < 50; i++) {
                    int users = 1 + random.nextInt(4);
                    int prompts = 1 + random.nextInt(20);
                    int days = 1 + random.nextInt(20);
                    Strategy strategy = kind.draw(random);

                    assertThat(new NaiveLoop(users, prompts, days, model).cumulative(strategy))
                            .as("%s, %s", model, strategy)
                            .usingElementComparator(BigDecimal::compareTo)
                            .isEqualTo(new Scenario(new EvenPopulation(users, prompts), days, model)
                                    .run(strategy)
                                    .cumulative());
                }
            }
        }
    }

    private static List<RandomStrategy> supported(CostModel model) {
        return model instanceof TaughtModel
                ? List.of(RandomStrategy.NO_CAP, RandomStrategy.LAST_MESSAGES)
                : List.of(RandomStrategy.values());
    }
}
