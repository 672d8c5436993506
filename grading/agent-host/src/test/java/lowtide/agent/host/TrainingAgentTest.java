package lowtide.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingAgentTest {

    @Test
    void itDoesWhatAnAgentDoes() {
        TrainingAgent agent = new TrainingAgent(model(false), streaming(false), InstantSource.system());

        assertThat(agent.chat("ann", "I ate")).isEqualTo("noted");
        assertThat(agent.historySize("ann")).isEqualTo(3);
        assertThat(agent.tokensUsed("ann")).isEqualTo(7);
        assertThat(agent.estimateTokens(List.of(UserMessage.from("I ate")))).isPositive();
        StringBuilder streamed = new StringBuilder();
        agent.stream("I ate", streamed::append);
        assertThat(streamed).hasToString("noted");
    }

    @Test
    void aFailureOfTheModelReachesTheCaller() {
        TrainingAgent agent = new TrainingAgent(model(true), streaming(true), InstantSource.system());

        assertThatThrownBy(() -> agent.chat("ann", "I ate")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> agent.stream("I ate", text -> {})).hasCauseInstanceOf(IllegalStateException.class);
    }

    private static ChatModel model(boolean fails) {
        return new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                if (fails) {
                    throw new IllegalStateException("busy");
                }
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from("noted"))
                        .tokenUsage(new TokenUsage(3, 4))
                        .build();
            }
        };
    }

    private static StreamingChatModel streaming(boolean fails) {
        return new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                if (fails) {
                    handler.onError(new IllegalStateException("busy"));
                    return;
                }
                handler.onPartialResponse(new PartialResponse("noted"), null);
                handler.onCompleteResponse(ChatResponse.builder()
                        .aiMessage(AiMessage.from("noted"))
                        .build());
            }
        };
    }
}
