package lowtide.simulation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import lowtide.cost.pricing.ModelPrice;
import lowtide.cost.pricing.PriceList;
import lowtide.fakegemini.FakeGemini;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementEndingTest {

    private static final ModelPrice FLASH = PriceList.bundled().of("gemini-2.5-flash");

    private static FakeGemini gemini;

    @BeforeAll
    static void start() {
        gemini = FakeGemini.start();
    }

    @AfterAll
    static void stop() {
        gemini.close();
    }

    @Test
    @DisplayName(
            "calls beyond the context limit fail and cost nothing, as the billed model predicts; the tenth is the last")
    void beyondTheContextLimit() {
        Measurement measured =
                Measurement.of(gemini, AgentSource.BROKEN, new Workload(1, 3, 50, 8_000), Progress.SILENT);

        assertThat(measured.observation().answered()).isEqualTo(66);
        assertThat(measured.observation().failed()).isEqualTo(10);
        assertThat(measured.ending()).isEqualTo(new Ending.Refused(2, 10, 74));
        assertThat(measured.cumulative()).hasSize(3);
        assertThat(measured.cumulative().get(2)).isEqualTo(measured.cumulative().get(1));
        assertThat(measured.observation().firstFailure()).contains("maximum number of tokens allowed");
        assertThat(measured.predictionErrorPercent(FLASH).abs()).isLessThan(BigDecimal.ONE);
    }

    @ParameterizedTest
    @DisplayName("a stopped measurement has the days before, or what there is of the first day")
    @CsvSource({"7, 2, 3", "1, 1, 1"})
    void stopped(int lastCall, int days, int lastDay) {
        List<Integer> seen = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void at(int done, int all) {
                seen.add(done);
            }

            @Override
            public boolean isStopped() {
                return seen.size() == lastCall;
            }
        };

        Measurement measured = Measurement.of(gemini, AgentSource.BROKEN, new Workload(1, 3, 3, 10), progress);

        assertThat(seen).hasSize(lastCall);
        assertThat(measured.workload().days()).isEqualTo(days);
        assertThat(measured.cumulative()).hasSize(days);
        assertThat(measured.ending()).isEqualTo(new Ending.Interrupted(lastDay, lastCall, 9));
    }

    @Test
    @DisplayName("an exception leaves no process and no folder of the agent")
    void exception() {
        List<ProcessHandle> during = new ArrayList<>();
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        try (CompiledAgent agent = CompiledAgent.of(AgentSource.named("solutions/01-context-cap"))) {
            assertThatThrownBy(() -> Measurement.of(gemini, agent, new Workload(1, 1, 2, 10), (done, all) -> {
                        ProcessHandle.current()
                                .children()
                                .filter(child -> !before.contains(child))
                                .forEach(during::add);
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
        }

        assertThat(during).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }
}
