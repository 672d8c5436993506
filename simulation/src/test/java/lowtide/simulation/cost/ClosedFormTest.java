package lowtide.simulation.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClosedFormTest {

    private static final int INPUTS = 4_000;

    enum Kind {
        NO_CAP(random -> new NoCap()),
        LAST_MESSAGES(random -> new LastMessages(1 + random.nextInt(60))),
        LAST_TOKENS(random -> new LastTokens(1 + random.nextInt(900))),
        SUMMARY(random -> {
            int window = 3 + random.nextInt(40);
            return new Summary(window, 2 + random.nextInt(window - 2), 1 + random.nextInt(400));
        }),
        RETRIEVAL(random -> new Retrieval(1 + random.nextInt(40)));

        private final Function<Random, Strategy> draw;

        Kind(Function<Random, Strategy> draw) {
            this.draw = draw;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the closed form of every strategy is the sum over a conversation played message by message")
    void closedFormIsThePlayedSum(Kind kind) {
        Random random = new Random(kind.ordinal());
        for (int i = 0; i < INPUTS; i++) {
            Conversation conversation = conversation(random);
            Strategy strategy = kind.draw.apply(random);
            int requests = random.nextInt(90);

            assertThat(strategy.first(conversation, requests))
                    .as("%s, %d requests of %s", strategy, requests, conversation)
                    .isEqualTo(new PlayedConversation(conversation, strategy).first(requests));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a strategy says of the j-th request what a played conversation carries in it, and it never shrinks")
    void carriedIsWhatIsPlayed(Kind kind) {
        Random random = new Random(100 + kind.ordinal());
        for (int i = 0; i < INPUTS; i++) {
            Conversation conversation = conversation(random);
            Strategy strategy = kind.draw.apply(random);
            int request = 1 + random.nextInt(90);
            PlayedConversation played = new PlayedConversation(conversation, strategy);
            played.first(request);

            assertThat(strategy.carried(conversation, request))
                    .as("%s, request %d of %s", strategy, request, conversation)
                    .isEqualTo(played.lastCarried())
                    .isLessThanOrEqualTo(strategy.carried(conversation, request + 1));
        }
    }

    @Test
    @DisplayName("the lesson's own loops and their closed forms agree")
    void taughtIsTheLessonsLoop() {
        Random random = new Random(7);
        for (int i = 0; i < INPUTS; i++) {
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
            TaughtModel model = new TaughtModel(FlatRate.OF_THE_LESSON);

            assertThat(model.tokens(new NoCap(), prompts, days).input()).isEqualTo(500 * uncapped);
            assertThat(model.tokens(new LastMessages(cap), prompts, days).input())
                    .isEqualTo(500 * capped);
        }
    }

    @Test
    @DisplayName("the loops that the benchmark measures cost what the closed forms cost, every day")
    void benchmarkLoops() {
        Random random = new Random(8);
        ModelPrice price = PriceList.bundled().of(PriceList.DEFAULT_MODEL);
        List<CostModel> models = List.of(
                new TaughtModel(FlatRate.OF_THE_LESSON),
                new CorrectedModel(FlatRate.OF_THE_LESSON),
                BilledModel.assumed(price),
                new BilledModel(new Conversation(2, 9_000, 7_001, 1_000, 10, price.cacheFromTokens()), price, 0));
        for (CostModel model : models) {
            for (Kind kind :
                    model instanceof TaughtModel ? List.of(Kind.NO_CAP, Kind.LAST_MESSAGES) : List.of(Kind.values())) {
                for (int i = 0; i < 50; i++) {
                    int users = 1 + random.nextInt(4);
                    int prompts = 1 + random.nextInt(20);
                    int days = 1 + random.nextInt(20);
                    Strategy strategy = kind.draw.apply(random);

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

    @Test
    @DisplayName("with replies as messages, the context of the j-th request is 2j - 1 messages, capped")
    void repliesAreMessages() {
        Conversation conversation = new Conversation(2, 500, 500, 0, 0, 0);

        assertThat(new NoCap().carried(conversation, 10)).isEqualTo(19 * 500);
        assertThat(new LastMessages(20).carried(conversation, 10)).isEqualTo(19 * 500);
        assertThat(new LastMessages(20).carried(conversation, 11)).isEqualTo(20 * 500);
    }

    @Test
    @DisplayName("a cap of 10 over 20 prompts carries 155 messages, not 200: 26% less than 210")
    void theLessonsExampleOfACap() {
        Conversation unit = Conversation.ofQuestions(1);

        assertThat(new NoCap().first(unit, 20).input()).isEqualTo(210);
        assertThat(new LastMessages(10).first(unit, 20).input()).isEqualTo(155);
    }

    private static Conversation conversation(Random random) {
        return new Conversation(
                1 + random.nextInt(2),
                1 + random.nextInt(30),
                random.nextInt(30),
                random.nextInt(50),
                random.nextInt(20),
                random.nextInt(200));
    }
}
