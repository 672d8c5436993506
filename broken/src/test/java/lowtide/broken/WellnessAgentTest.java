package lowtide.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.slf4j.LoggerFactory;

/** Each problem as the model sees it: what it receives, and what happens to its response. */
@DisplayName("The broken agent")
class WellnessAgentTest {

    private final ChatModel model = mock(ChatModel.class, CALLS_REAL_METHODS);
    private final WellnessAgent agent = new WellnessAgent(model);

    /** Copies of the messages of each request. The request itself refers to the agent's list, which keeps growing. */
    private final List<List<ChatMessage>> sent = new ArrayList<>();

    @BeforeEach
    void modelThatRepeatsTheLastMessage() {
        doAnswer(call -> {
                    List<ChatMessage> messages =
                            List.copyOf(call.<ChatRequest>getArgument(0).messages());
                    sent.add(messages);
                    return reply("You said: " + ((UserMessage) messages.get(messages.size() - 1)).singleText());
                })
                .when(model)
                .doChat(any());
    }

    @BeforeEach
    @AfterEach
    void clearHistory() {
        WellnessAgent.CONVERSATION_HISTORY.clear();
    }

    @Test
    @DisplayName("1: sends 2k - 1 messages with call k, without limit")
    void sendsTheWholeHistory() {
        IntStream.rangeClosed(1, 100).forEach(k -> agent.chat("meal " + k));

        assertThat(sent)
                .extracting(List::size)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 100).mapToObj(k -> 2 * k - 1).toList());
    }

    @Test
    @DisplayName("1: keeps every message until the program ends")
    void forgetsNothing() {
        IntStream.rangeClosed(1, 100).forEach(k -> agent.chat("meal " + k));

        assertThat(WellnessAgent.CONVERSATION_HISTORY).hasSize(200).startsWith(UserMessage.from("meal 1"));
    }

    @Test
    @DisplayName("2: a second agent starts with the history of the first")
    void sharesOneHistory() {
        agent.chat("I am Alice and I have diabetes");

        new WellnessAgent(model).chat("I am Bob");

        assertThat(sent.get(1))
                .containsExactly(
                        UserMessage.from("I am Alice and I have diabetes"),
                        AiMessage.from("You said: I am Alice and I have diabetes"),
                        UserMessage.from("I am Bob"));
    }

    @Test
    @DisplayName("3: ignores the token usage that the model reports")
    void readsNoTokenUsage() {
        ChatResponse response = spy(reply("Noted."));
        doAnswer(call -> response).when(model).doChat(any());

        agent.chat("I ate a salad");

        verify(response, times(2)).aiMessage();
        verify(response, never()).tokenUsage();
        verify(response, never()).metadata();
    }

    @Test
    @DisplayName("3: sends a message of a million characters, and sends it again with the next message")
    void acceptsAnyLength() {
        String diary = "x".repeat(1_000_000);
        agent.chat(diary);
        agent.chat("Thanks");

        assertThat(sent).hasSize(2).allSatisfy(messages -> assertThat(messages).startsWith(UserMessage.from(diary)));
    }

    @Test
    @DisplayName("4: serves 500 calls in a row")
    void limitsNothing() {
        assertThat(IntStream.rangeClosed(1, 500).mapToObj(k -> agent.chat("call " + k)))
                .hasSize(500)
                .last()
                .isEqualTo("You said: call 500");
        verify(model, times(500)).doChat(any());
    }

    @Test
    @DisplayName("5: writes nothing to any log or to the console, for successful and failed calls alike")
    void logsNothing() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream captured = new PrintStream(console, true, StandardCharsets.UTF_8);
        Appender<ILoggingEvent> stderrAppender = root.getAppender("STDERR");
        root.detachAppender(stderrAppender);
        log.start();
        root.addAppender(log);
        root.setLevel(Level.ALL);
        System.setOut(captured);
        System.setErr(captured);
        try {
            agent.chat("I ate a salad");
            doThrow(new IllegalStateException("overloaded")).when(model).doChat(any());
            assertThatThrownBy(() -> agent.chat("I went for a run")).hasMessage("overloaded");
            LoggerFactory.getLogger(WellnessAgent.class).trace("log works");
            System.out.print("out works, ");
            System.err.print("err works");
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.setLevel(level);
            root.detachAppender(log);
            root.addAppender(stderrAppender);
        }

        assertThat(log.list)
                .filteredOn(event -> event.getLoggerName().startsWith("lowtide"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("log works");
        assertThat(console.toString(StandardCharsets.UTF_8)).isEqualTo("out works, err works");
    }

    @Test
    @DisplayName("6: passes the model's own exception to the caller unchanged")
    void handlesNoError() {
        IllegalStateException failure = new IllegalStateException("overloaded");
        doThrow(failure).when(model).doChat(any());

        assertThatThrownBy(() -> agent.chat("What did I eat?")).isSameAs(failure);
        verify(model, times(1)).doChat(any());
    }

    @Test
    @DisplayName("7: defines log_food and log_workout, but offers neither to the model")
    void bindsNoTools() {
        agent.chat("I ate an apple");

        assertThat(WellnessAgent.TOOLS)
                .extracting(ToolSpecification::name)
                .containsExactlyInAnyOrder("log_food", "log_workout");
        ArgumentCaptor<ChatRequest> request = ArgumentCaptor.forClass(ChatRequest.class);
        verify(model).doChat(request.capture());
        assertThat(request.getValue().toolSpecifications()).isEmpty();
    }

    @Test
    @DisplayName("7: has working tools")
    void hasWorkingTools() {
        assertThat(new WellnessTools().logFood("apple", 95)).isEqualTo("Logged apple: 95.0 cal");
        assertThat(new WellnessTools().logWorkout("run", 30)).isEqualTo("Logged run: 30.0 min");
    }

    private static ChatResponse reply(String text) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(text))
                .tokenUsage(new TokenUsage(4, 7))
                .build();
    }
}
