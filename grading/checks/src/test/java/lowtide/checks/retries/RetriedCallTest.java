package lowtide.checks.retries;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckFailure;
import org.junit.jupiter.api.Test;

class RetriedCallTest {

    @Test
    void anAgentThatSendsNothingFailsTheChecksOfItsWaits() {
        RetriedCall call = new RetriedCall(
                "After 503", List.of(), List.of(Duration.ZERO), CallOutcome.of(() -> "hi"), Duration.ZERO);

        assertThatThrownBy(() -> call.waited(1, Duration.ZERO, Duration.ZERO, "a wait"))
                .isInstanceOf(CheckFailure.class)
                .hasMessageContaining("After 503");
        assertThatThrownBy(() -> call.wait(1)).isInstanceOf(CheckFailure.class);
        assertThatThrownBy(() -> call.hasRequests(2, "two")).isInstanceOf(CheckFailure.class);
    }
}
