package lowtide.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What crosses the process boundary refuses what only a forger would send. */
class ValuesTest {

    @Test
    void aLogEventIsDescribedInOneLine() {
        LogEvent event = new LogEvent(
                "WARN", "agent", "refused", Map.of("user", "ann"), Map.of("call", "7"), "Error: x\n\tat y", List.of());

        assertThat(event.describe()).isEqualTo("WARN refused {user=ann} {call=7} Error: x");
        assertThat(event.hasException()).isTrue();
        assertThat(event.isGap()).isFalse();
    }

    @Test
    void aGapInALogSaysHowMuchIsMissing() {
        LogEvent gap = LogEvent.gap(42);

        assertThat(gap.isGap()).isTrue();
        assertThat(gap.message()).isEqualTo("42 characters were left out");
    }

    @Test
    void aLogEventKeepsItsPairsInTheirOrder() {
        Map<String, String> pairs = new LinkedHashMap<>();
        List.of("z", "a", "m").forEach(key -> pairs.put(key, key));

        assertThat(new LogEvent("INFO", "", "", pairs, Map.of(), "", List.of()).pairs())
                .containsExactly(Map.entry("z", "z"), Map.entry("a", "a"), Map.entry("m", "m"));
    }

    @Test
    void aLogEventOfNothingIsRefused() {
        Map<String, String> nothing = new HashMap<>();
        nothing.put("key", null);

        assertThatThrownBy(() -> new LogEvent(null, "", "", Map.of(), Map.of(), "", List.of()))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new LogEvent("INFO", "", "", Map.of(), nothing, "", List.of()))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void aConsoleWithoutTextIsRefused() {
        assertThatThrownBy(() -> new ConsoleOutput(null, 1)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aPauseGoesForward() {
        assertThat(new Pause(Instant.EPOCH, Duration.ZERO).length()).isZero();
        assertThatThrownBy(() -> new Pause(Instant.EPOCH, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pause(null, Duration.ZERO)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aCallThatWaitsForNoOtherIsAlone() {
        assertThat(StartGroup.ALONE.isAlone()).isTrue();
        assertThat(new StartGroup(1, 1).isAlone()).isFalse();
        assertThatThrownBy(() -> new StartGroup(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeyOfAModelIsNotPrinted() {
        assertThat(new ModelAccess("http://127.0.0.1:1/v1beta", "secret", "gemini"))
                .hasToString("gemini at http://127.0.0.1:1/v1beta");
    }
}
