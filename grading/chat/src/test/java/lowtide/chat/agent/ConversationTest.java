package lowtide.chat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A conversation")
class ConversationTest {

    private final List<String> pieces = new ArrayList<>();

    interface Shared {
        String chat(String message);
    }

    interface Personal {
        String chat(String userId, String message);

        int historySize(String userId);

        BigDecimal spent(String userId);

        BigDecimal spentToday();
    }

    interface Streaming {
        void chat(String userId, String message, Consumer<String> onText);
    }

    @Test
    @DisplayName("gives an agent that knows no users the message alone")
    void shared() {
        Shared agent = message -> "about " + message;
        Conversation conversation = new Conversation(Shared.class, agent);

        assertThat(conversation.chat("alice", "soup", pieces::add)).contains("about soup");
        assertThat(pieces).containsExactly("about soup");
        assertThat(conversation.figures("alice")).isEmpty();
        assertThat(conversation.stored(10, index -> "user")).isEqualTo(OptionalLong.empty());
    }

    @Test
    @DisplayName("passes on the pieces of an agent that streams")
    void streaming() {
        Streaming agent = (user, message, onText) -> {
            onText.accept("about ");
            onText.accept(message);
        };

        assertThat(new Conversation(Streaming.class, agent).chat("alice", "soup", pieces::add))
                .contains("about soup");
        assertThat(pieces).containsExactly("about ", "soup");
    }

    @Test
    @DisplayName("has the figures that the agent offers")
    void figures() {
        Conversation conversation = new Conversation(Personal.class, new Personal() {
            @Override
            public String chat(String userId, String message) {
                throw new IllegalStateException("no");
            }

            @Override
            public int historySize(String userId) {
                return 4;
            }

            @Override
            public BigDecimal spent(String userId) {
                return new BigDecimal("0.01");
            }

            @Override
            public BigDecimal spentToday() {
                return new BigDecimal("0.02");
            }
        });

        assertThat(conversation.figures("alice"))
                .containsEntry("messages stored", "4")
                .containsEntry("dollars, as the agent counts", "0.01")
                .containsEntry("budget left today", "0.03");
        assertThat(conversation.stored(1_000, index -> "user-" + index)).hasValue(4_000);
        assertThatThrownBy(() -> conversation.chat("alice", "soup", pieces::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
    }
}
