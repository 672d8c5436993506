package lowtide.cost.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClosedFormTest {

    private static final int INPUTS = 1_000;

    @ParameterizedTest
    @EnumSource
    @DisplayName("the closed form of every strategy equals the sum over a conversation played message by message")
    void totalTokens(RandomStrategy kind) {
        Random random = new Random(kind.ordinal());
        for (int i = 0; i < INPUTS; i++) {
            Conversation conversation = conversation(random);
            Strategy strategy = kind.draw(random);
            int requests = random.nextInt(90);

            assertThat(strategy.totalTokens(conversation, requests))
                    .as("%s, %d requests of %s", strategy, requests, conversation)
                    .isEqualTo(new PlayedConversation(conversation, strategy).play(requests));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the context of a request equals that of a played conversation, and later requests carry no less")
    void contextTokens(RandomStrategy kind) {
        Random random = new Random(100 + kind.ordinal());
        for (int i = 0; i < INPUTS; i++) {
            Conversation conversation = conversation(random);
            Strategy strategy = kind.draw(random);
            int request = 1 + random.nextInt(90);
            PlayedConversation played = new PlayedConversation(conversation, strategy);
            played.play(request);

            assertThat(strategy.contextTokens(conversation, request))
                    .as("%s, request %d of %s", strategy, request, conversation)
                    .isEqualTo(played.lastContextTokens())
                    .isLessThanOrEqualTo(strategy.contextTokens(conversation, request + 1));
        }
    }

    @Test
    @DisplayName("if replies are kept, request j carries 2j - 1 messages, up to the cap")
    void repliesAreMessages() {
        Conversation conversation = new Conversation(2, 500, 500, 0, 0, 0);

        assertThat(new NoCap().contextTokens(conversation, 10)).isEqualTo(19 * 500);
        assertThat(new LastMessages(20).contextTokens(conversation, 10)).isEqualTo(19 * 500);
        assertThat(new LastMessages(20).contextTokens(conversation, 11)).isEqualTo(20 * 500);
    }

    @Test
    @DisplayName("a cap of 10 over 20 prompts carries 155 messages, not 200: 26% less than 210")
    void exampleOfTheLesson() {
        Conversation unit = Conversation.ofQuestions(1);

        assertThat(new NoCap().totalTokens(unit, 20).input()).isEqualTo(210);
        assertThat(new LastMessages(10).totalTokens(unit, 20).input()).isEqualTo(155);
    }

    private static Conversation conversation(Random random) {
        return new Conversation(
                1 + random.nextInt(2),
                1 + random.nextInt(30),
                random.nextInt(30),
                random.nextInt(50),
                random.nextInt(20),
                random.nextInt(200));
    }
}
