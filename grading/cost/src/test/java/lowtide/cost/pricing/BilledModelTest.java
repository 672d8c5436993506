package lowtide.cost.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import lowtide.cost.EvenPopulation;
import lowtide.cost.Scenario;
import lowtide.cost.context.Conversation;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Retrieval;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Summary;
import lowtide.cost.context.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BilledModelTest {

    private static final ModelPrice FLASH = PriceList.bundled().of("gemini-2.5-flash");

    @Test
    @DisplayName("two requests without a cap cost four messages, two system instructions, replies and thinking")
    void twoRequestsByHand() {
        BilledModel model = model(100, 40, 30, 7, 0, 0);

        // Input: 100 + (100 + 40 + 100), and 30 twice. Output: 40 and 7, twice.
        assertThat(model.tokens(new NoCap(), 2, 1)).isEqualTo(new Tokens(400, 130, 94, 0));
        assertThat(dollars(model, new NoCap(), 2, 1)).isEqualByComparingTo("0.000355");
    }

    @Test
    @DisplayName("tokens from the cache have their own price, and the others the full price")
    void cacheHits() {
        BilledModel none = model(100, 40, 30, 7, 0, 0);
        BilledModel half = model(100, 40, 30, 7, 0, 50);
        BilledModel all = model(100, 40, 30, 7, 0, 100);

        // 130 tokens are cacheable; each saves 0.27 millionths of a dollar.
        BigDecimal full = dollars(none, new NoCap(), 2, 1);
        assertThat(full.subtract(dollars(all, new NoCap(), 2, 1))).isEqualByComparingTo("0.0000351");
        assertThat(full.subtract(dollars(half, new NoCap(), 2, 1))).isEqualByComparingTo("0.00001755");
    }

    @Test
    @DisplayName("with a sliding window, the cache serves only the system instruction, if it is long enough")
    void slidingWindowBreaksTheCache() {
        Tokens whole = model(500, 500, 0, 0, 2_048, 100).tokens(new NoCap(), 100, 1);
        Tokens slid = model(500, 500, 0, 0, 2_048, 100).tokens(new LastMessages(3), 100, 1);
        Tokens withLongSystem = model(500, 500, 3_000, 0, 2_048, 100).tokens(new LastMessages(3), 100, 1);

        assertThat(whole.cacheable()).isGreaterThan(whole.input() * 9 / 10);
        assertThat(slid.cacheable()).isZero();
        assertThat(withLongSystem.cacheable()).isEqualTo(99 * 3_000 + 500);
    }

    @Test
    @DisplayName("a summary call costs what it reads, writes and thinks")
    void summaryCallIsPaidFor() {
        Conversation conversation = new Conversation(2, 10, 10, 5, 3, 0);
        // Before the third request, four messages are folded into the summary; the window of six is not yet full.
        Tokens with = new Summary(6, 4, 40).totalTokens(conversation, 3);
        Tokens without = new LastMessages(6).totalTokens(conversation, 3);

        assertThat(with.input() - without.input()).isEqualTo(10 + 4 * 10 + 5);
        assertThat(with.output() - without.output()).isEqualTo(10 + 3);
    }

    @Test
    @DisplayName("retrieval embeds every message once")
    void retrievalEmbeds() {
        BilledModel model = model(100, 40, 0, 0, 0, 0);

        assertThat(model.tokens(new Retrieval(5), 10, 3).embedded()).isEqualTo(30 * 140);
        assertThat(model.dollars(new Tokens(0, 0, 0, 1_000_000))).isEqualByComparingTo("0.15");
    }

    @Test
    @DisplayName("the lesson's users exceed the context limit on day 70; later requests are rejected and cost nothing")
    void contextLimit() {
        BilledModel model = BilledModel.assumed(FLASH);
        Scenario scenario = new Scenario(new EvenPopulation(200, 15), 365, model);
        long first = model.firstRejected(new NoCap()).orElseThrow();

        assertThat(250 + new NoCap().contextTokens(model.conversation(), first)).isGreaterThan(1_048_576);
        assertThat(250 + new NoCap().contextTokens(model.conversation(), first - 1))
                .isLessThanOrEqualTo(1_048_576);
        assertThat(scenario.firstRejectionDay(new NoCap())).hasValue(70);
        assertThat(scenario.run(new NoCap()).cumulative().get(69))
                .isEqualTo(scenario.run(new NoCap()).total());
        assertThat(model.tokens(new NoCap(), 15, 365))
                .isEqualTo(new NoCap().totalTokens(model.conversation(), first - 1));
        assertThat(scenario.firstRejectionDay(new LastMessages(20))).isEmpty();
    }

    @Test
    @DisplayName("a request of exactly the limit is accepted, and the next one is rejected")
    void exactlyTheLimit() {
        ModelPrice small = new ModelPrice(
                "small",
                FLASH.asOf(),
                Optional.empty(),
                "a test",
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                Optional.empty(),
                BigDecimal.ONE,
                0,
                BigDecimal.ONE,
                1_000,
                Set.of());
        // Request j is 100 tokens of instruction and 2j - 1 messages of 100.
        BilledModel model = new BilledModel(new Conversation(2, 100, 100, 100, 0, 0), small, 0);

        assertThat(model.firstRejected(new NoCap())).hasValue(6);
        assertThat(new Scenario(new EvenPopulation(1, 6), 2, model).firstRejectionDay(new NoCap()))
                .hasValue(1);
        assertThat(new Scenario(new EvenPopulation(1, 5), 2, model).firstRejectionDay(new NoCap()))
                .hasValue(2);
        assertThat(new Scenario(new EvenPopulation(1, 5), 1, model).firstRejectionDay(new NoCap()))
                .isEmpty();
    }

    @Test
    @DisplayName("if the first request is too large, nothing is answered and nothing costs anything")
    void nothingFits() {
        BilledModel model = model(1_000_000, 0, 100_000, 0, 0, 0);

        assertThat(model.firstRejected(new LastMessages(1))).hasValue(1);
        assertThat(dollars(model, new LastMessages(1), 10, 10)).isZero();
    }

    @Test
    @DisplayName("tokens have the prices of the price list")
    void prices() {
        BilledModel model = BilledModel.assumed(FLASH);

        assertThat(model.dollars(new Tokens(1_000_000, 0, 0, 0))).isEqualByComparingTo("0.30");
        assertThat(model.dollars(new Tokens(0, 0, 1_000_000, 0))).isEqualByComparingTo("2.50");
        assertThat(model.dollars(Tokens.NONE)).isZero();
    }

    @Test
    @DisplayName("more than 100% cache hits are rejected")
    void cacheHitsBeyondRange() {
        assertThatThrownBy(() -> model(1, 1, 1, 1, 0, 101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cache hits in per cent must be a whole number from 0 to 100, not 101");
    }

    @Test
    @DisplayName(
            "all tokens of a request with a long prompt have the prices of long prompts, from the first such request")
    void longPrompts() {
        ModelPrice pro = PriceList.bundled().of("gemini-2.5-pro");
        // Request j sends 2j - 1 messages of 50,000 tokens: 50,000, 150,000, 250,000.
        BilledModel model = new BilledModel(new Conversation(2, 50_000, 50_000, 0, 1_000, 2_048), pro, 0);

        assertThat(model.tokens(new NoCap(), 3, 1).ofLong())
                .isEqualTo(new Tokens.OfLongPrompts(250_000, 150_000, 51_000));
        // 200,000 * 1.25 + 102,000 * 10 + 250,000 * 2.50 + 51,000 * 15, in millionths
        assertThat(dollars(model, new NoCap(), 3, 1)).isEqualByComparingTo("2.66");
        assertThat(model.tokens(new LastMessages(3), 300, 1).ofLong()).isEqualTo(Tokens.NONE.ofLong());
    }

    @Test
    @DisplayName("an explicit cache serves the instruction of every request, and is stored by the hour for all users")
    void explicitCache() {
        BilledModel model =
                new BilledModel(new Conversation(2, 100, 40, 3_000, 7, 2_048), FLASH, new Caching.Explicit(12));

        assertThat(model.tokens(new NoCap(), 2, 1)).isEqualTo(new Tokens(6_340, 6_000, 94, 0));
        // 340 * 0.30 + 6,000 * 0.03 + 94 * 2.50, in millionths
        assertThat(dollars(model, new NoCap(), 2, 1)).isEqualByComparingTo("0.000517");
        // 3,000 tokens for 12 hours on 2 days at $1 for a million
        assertThat(model.storage(2)).isEqualByComparingTo("0.072");
        assertThat(new Scenario(new EvenPopulation(1_000, 1), 2, model).total(new NoCap()))
                .isEqualByComparingTo(
                        dollars(model, new NoCap(), 1, 2).movePointRight(3).add(new BigDecimal("0.072")));
    }

    @Test
    @DisplayName("an instruction that is too short for the explicit cache is rejected")
    void tooShortForTheCache() {
        assertThatThrownBy(
                        () -> new BilledModel(new Conversation(2, 1, 1, 2_047, 0, 0), FLASH, new Caching.Explicit(24)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gemini-2.5-flash caches 2,048 tokens or more; the system instruction has 2,047");
    }

    private static BilledModel model(long question, long reply, long system, long thinking, long cacheFrom, int hits) {
        return new BilledModel(new Conversation(2, question, reply, system, thinking, cacheFrom), FLASH, hits);
    }

    private static BigDecimal dollars(BilledModel model, Strategy strategy, long prompts, int days) {
        return model.dollars(model.tokens(strategy, prompts, days));
    }
}
