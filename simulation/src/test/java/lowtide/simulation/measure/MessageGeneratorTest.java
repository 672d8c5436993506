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
    @DisplayName("questions, replies and a summary are found in a longer text, and questions name their users")
    void found() {
        String text = "Before: " + MessageGenerator.question(17, 4, 10) + " and " + MessageGenerator.reply(4, 10)
                + " and " + MessageGenerator.question(3, 5, 10) + ". " + MessageGenerator.summary(6, 100);

        assertThat(MessageGenerator.usersIn(text)).containsExactly(17, 3);
        assertThat(MessageGenerator.messagesIn(text)).isEqualTo(3);
        assertThat(MessageGenerator.summaryIn(text, 90)).isEqualTo(90);
        assertThat(MessageGenerator.summaryIn(text, 200)).isEqualTo(100);
        assertThat(MessageGenerator.summaryIn("no summary", 90)).isZero();
    }
}
