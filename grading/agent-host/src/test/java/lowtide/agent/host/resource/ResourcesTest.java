package lowtide.agent.host.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.HttpClientBuilderLoader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import lowtide.agent.api.Pause;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.FunctionType;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.api.frame.ValueCodec;
import org.junit.jupiter.api.Test;

class ResourcesTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final AgentClock clock = new AgentClock(START);
    private final List<JsonNode> told = new ArrayList<>();

    @Test
    void aClockStandsStillUntilItIsSet() {
        ClockResource resource = new ClockResource(clock);

        assertThat(resource.open().instant()).isEqualTo(START);
        resource.tell(ValueCodec.encode(START.plusSeconds(5)));
        assertThat(resource.open().instant()).isEqualTo(START.plusSeconds(5));
        assertThat(resource.drain()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void aPauseMovesTheClockOnAndIsRecorded() {
        PauseResource resource = new PauseResource(context("pause", Map.of()));
        Consumer<Duration> pause = resource.open();

        pause.accept(Duration.ofSeconds(1));
        pause.accept(Duration.ofSeconds(2));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
        assertThat(resource.drain())
                .containsExactly(
                        new Pause(START, Duration.ofSeconds(1)),
                        new Pause(START.plusSeconds(1), Duration.ofSeconds(2)));
        assertThat(resource.drain()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aPauseIsToldToTheGraderIfItAsks() {
        PauseResource resource = new PauseResource(context("pause", Map.of("pause", ValueCodec.encode(true))));

        resource.open().accept(Duration.ofMillis(1_500));

        assertThat(told).containsExactly(ValueCodec.encode("PT1.5S"));
    }

    @Test
    void aPauseThatGoesBackIsRefusedAndPausesWithoutEndFillNoMemory() {
        PauseResource resource = new PauseResource(context("pause", Map.of()));
        Consumer<Duration> pause = resource.open();

        assertThatThrownBy(() -> pause.accept(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.instant()).isEqualTo(START);
        for (int i = 0; i < 20_010; i++) {
            pause.accept(Duration.ZERO);
        }
        assertThat(resource.drain()).hasSize(20_000);
    }

    @Test
    void aValueIsConvertedToTheTypeOfItsParameter() {
        ValueResource budget = new ValueResource(
                context("java.math.BigDecimal", Map.of("budget", ValueCodec.encode(new BigDecimal("1.50"))), "budget"));

        assertThat(budget.open()).isEqualTo(new BigDecimal("1.50"));
    }

    @Test
    void aValueThatIsMissingIsNamed() {
        assertThatThrownBy(() -> new ValueResource(context("java.math.BigDecimal", Map.of(), "budget")).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("budget");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aFunctionIsCalledInTheGrader() {
        ResourceContext context =
                context("java.util.function.Function<java.lang.String,java.lang.Integer>", Map.of(), "length");
        FunctionResource function =
                new FunctionResource(context, FunctionType.of(context.type()).orElseThrow());

        Function<String, Integer> length = (Function<String, Integer>) function.open();

        assertThat(length.apply("four")).isEqualTo(42);
        assertThat(told).containsExactly(ValueCodec.encode("four"));
        assertThatThrownBy(function::drain).isInstanceOf(UnsupportedOperationException.class);
    }

    private ResourceContext context(String name, Map<String, JsonNode> values) {
        return context("java.util.function.Consumer<java.time.Duration>", values, name);
    }

    private ResourceContext context(String type, Map<String, JsonNode> values, String name) {
        TypeName typeName = new TypeName(type);
        return new ResourceContext(
                new AgentSpec("lowtide.x.Agent", List.of(), List.of(), START, values),
                new Parameter(name, typeName),
                typeName.resolve(getClass().getClassLoader()),
                clock,
                HttpClientBuilderLoader::loadHttpClientBuilder,
                arguments -> {
                    told.addAll(arguments);
                    return ValueCodec.encode(42);
                });
    }
}
