package lowtide.simulation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import lowtide.cost.pricing.PriceList;
import lowtide.fakegemini.FakeGemini;
import lowtide.simulation.agent.AgentKind;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VariationTest {

    private static final int DAYS = 4;
    private static final Workload LOAD = new Workload(1, DAYS, 6, 500);

    private static FakeGemini gemini;

    private List<BigDecimal> measured;
    private Variation varied;

    @BeforeAll
    static void start() {
        gemini = FakeGemini.start();
    }

    @AfterAll
    static void stop() {
        gemini.close();
    }

    @Test
    @DisplayName("with half the budget, an agent that keeps to it never spends more in a day, and answers some calls")
    void budget() {
        measure("solutions/09-budget");

        BigDecimal half = measured.get(DAYS - 1).divide(BigDecimal.valueOf(2L * DAYS));
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal sum : varied.run().cumulative()) {
            assertThat(sum.subtract(before)).isPositive().isLessThanOrEqualTo(half.add(new BigDecimal("0.00005")));
            before = sum;
        }
        assertThat(varied.run().name()).isEqualTo("with budget");
        assertThat(varied.answered()).isBetween(DAYS, LOAD.calls() - DAYS);
    }

    @Test
    @DisplayName(
            "with the first model down for half of the days, fallback costs more from then on and answers all calls")
    void fallback() {
        measure("solutions/07-fallback");

        List<BigDecimal> fallback = varied.run().cumulative();
        assertThat(fallback.get(DAYS / 2 - 1)).isEqualByComparingTo(measured.get(DAYS / 2 - 1));
        assertThat(fallback.get(DAYS - 1)).isGreaterThan(measured.get(DAYS - 1).multiply(BigDecimal.valueOf(2)));
        assertThat(varied.run().name()).isEqualTo("with fallback");
        assertThat(varied.condition()).isEqualTo("gemini-2.5-flash is down from day 3 on");
        assertThat(varied.answered()).isEqualTo(LOAD.calls());
    }

    @Test
    @DisplayName("without fallback, no call is answered from then on, and nothing is spent")
    void noFallback() {
        measure("exercises/07-fallback");

        assertThat(varied.answered()).isEqualTo(LOAD.calls() / 2);
        assertThat(varied.run().total()).isEqualByComparingTo(measured.get(DAYS / 2 - 1));
    }

    @Test
    @DisplayName("agents of other kinds are measured once")
    void others() {
        assertThat(List.of(AgentKind.values()).stream()
                        .filter(kind -> Condition.of(kind, BigDecimal.ONE, DAYS).isPresent()))
                .containsExactly(AgentKind.FALLBACK, AgentKind.BUDGET);
    }

    private void measure(String agent) {
        try (CompiledAgent compiled = CompiledAgent.of(AgentSource.named(agent))) {
            Measurement plain = Measurement.of(gemini, compiled, LOAD, Progress.SILENT);
            measured =
                    plain.measured(PriceList.bundled().of("gemini-2.5-flash")).cumulative();
            varied = plain.varied(gemini, compiled, Progress.SILENT).orElseThrow();
        }
    }
}
