package lowtide.simulation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageGeneratorTest {

    @Test
    @DisplayName("messages have the exact length and differ from call to call")
    void messages() {
        assertThat(MessageGenerator.question(3, 1, 10)).hasSize(40).isNotEqualTo(MessageGenerator.question(3, 2, 10));
        assertThat(MessageGenerator.reply(1, 500)).hasSize(2_000).isNotEqualTo(MessageGenerator.reply(2, 500));
    }

    @Test
    @DisplayName("a question names its user, a reply does not")
    void userOf() {
        assertThat(MessageGenerator.userOf(MessageGenerator.question(17, 4, 10)))
                .hasValue(17);
        assertThat(MessageGenerator.userOf(MessageGenerator.reply(4, 10))).isEmpty();
    }
}
