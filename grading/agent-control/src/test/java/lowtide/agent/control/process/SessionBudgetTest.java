package lowtide.agent.control.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionBudgetTest {

    @Test
    void processorTimeIsCountedFromTheFirstLook() {
        SessionBudget budget = new SessionBudget(Duration.ofSeconds(4), 100);

        assertThat(budget.allowsProcessor(Duration.ofSeconds(10))).isTrue();
        assertThat(budget.allowsProcessor(Duration.ofSeconds(14))).isTrue();
        assertThat(budget.allowsProcessor(Duration.ofSeconds(14).plusNanos(1))).isFalse();
    }

    @Test
    void outputHasALimit() {
        SessionBudget budget = new SessionBudget(Duration.ofSeconds(4), 100);

        assertThat(budget.allowsPrinted(100)).isTrue();
        assertThat(budget.allowsPrinted(101)).isFalse();
        assertThat(SessionBudget.unlimited().allowsPrinted(Long.MAX_VALUE)).isTrue();
    }
}
