package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.util.Map;
import lowtide.fakegemini.model.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A model that thinks")
class ThinkingModelsTest extends WithAccount {

    private static final UserMessage MESSAGE = UserMessage.from("I ate an apple");

    @Test
    @DisplayName("of Gemini 3.5 signs its calls, and refuses a call that comes back without its signature")
    void demandsSignatures() {
        account.always(Replies.text("Done."))
                .enqueue(Replies.functionCalls(
                        new Part.FunctionCall("log_food", Map.of()), new Part.FunctionCall("log_food", Map.of())));
        GoogleAiGeminiChatModel careful = chat(
                account,
                builder -> builder.modelName("gemini-3.5-flash")
                        .returnThinking(true)
                        .sendThinking(true));
        AiMessage calls = careful.chat(MESSAGE).aiMessage();

        assertThat(calls.toolExecutionRequests())
                .extracting(ToolExecutionRequest::id)
                .doesNotHaveDuplicates();
        assertThat(finish(careful, calls)).isEqualTo("Done.");
        GoogleAiGeminiChatModel careless = chat(account, builder -> builder.modelName("gemini-3.5-flash"));
        assertThatThrownBy(() -> finish(careless, calls))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("missing a thought_signature");
    }

    @Test
    @DisplayName("shows its thoughts if it is told to")
    void showsThoughts() throws Exception {
        AiMessage reply = chat(
                        account,
                        builder -> builder.returnThinking(true)
                                .thinkingConfig(GeminiThinkingConfig.builder()
                                        .includeThoughts(true)
                                        .build()))
                .chat(MESSAGE)
                .aiMessage();

        assertThat(reply.thinking()).isNotBlank();
        assertThat(reply.text()).startsWith("Logged: apple.");
        assertThat(account.exchanges().get(0).replyText()).contains(reply.text());
        assertThat(Clients.generate(account, said("Hello")).body()).doesNotContain("\"thought\"");
    }

    private static String finish(GoogleAiGeminiChatModel model, AiMessage calls) {
        ToolExecutionRequest first = calls.toolExecutionRequests().get(0);
        ToolExecutionRequest second = calls.toolExecutionRequests().get(1);
        return model.chat(
                        MESSAGE,
                        calls,
                        ToolExecutionResultMessage.from(first, "one"),
                        ToolExecutionResultMessage.from(second, "two"))
                .aiMessage()
                .text();
    }
}
