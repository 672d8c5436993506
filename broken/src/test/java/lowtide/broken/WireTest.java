package lowtide.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InvalidRequestException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The problems that only show in the requests that reach Gemini. */
@DisplayName("The broken agent on the wire")
class WireTest {

    private static FakeGemini gemini;
    private Account account;
    private WellnessAgent agent;

    @BeforeAll
    static void start() {
        gemini = FakeGemini.start();
    }

    @AfterAll
    static void stop() {
        gemini.close();
    }

    @BeforeEach
    void open() {
        WellnessAgent.CONVERSATION_HISTORY.clear();
        account = gemini.open(7);
        agent = new WellnessAgent(WellnessAgent.gemini()
                .baseUrl(account.baseUrl())
                .apiKey(account.apiKey())
                .maxRetries(0)
                .build());
    }

    @AfterEach
    void close() {
        account.close();
        WellnessAgent.CONVERSATION_HISTORY.clear();
    }

    @Test
    @DisplayName("calls Gemini 2.5 Flash at temperature 0.4, without a system instruction or tools")
    void isTheAgentOfTheLesson() {
        agent.chat("I ate a salad");

        GeminiRequest request = account.requests().get(0);
        assertThat(request.model()).isEqualTo(FakeGemini.MODEL);
        assertThat(request.generation().temperature()).hasValue(0.4);
        assertThat(request.systemInstruction()).isEmpty();
        assertThat(request.tools()).isEmpty();
    }

    @Test
    @DisplayName("1: sends more tokens with every call, although the messages stay short")
    void tokensGrow() {
        for (int call = 0; call < 30; call++) {
            agent.chat("I ate an egg");
        }

        List<Integer> tokens = account.exchanges().stream()
                .map(exchange -> exchange.usage().orElseThrow().prompt())
                .toList();
        assertThat(tokens).hasSize(30).isSorted().doesNotHaveDuplicates();
        assertThat(tokens.get(29)).isGreaterThan(50 * tokens.get(0));
    }

    @Test
    @DisplayName("2: tells Bob what Alice ate")
    void leaks() {
        agent.chat("I ate a salad");
        agent.chat("I went for a run");

        assertThat(agent.chat("What did I eat?")).startsWith("You ate: salad.");
        assertThat(account.requests().get(2).text()).contains("I ate a salad");
    }

    @Test
    @DisplayName("2: sends Alice's question with Bob's if both call at once, and mixes up the replies")
    void mixesConcurrentCalls() throws Exception {
        try (Gate gate = account.hold(request -> request.last().text().equals("I ate a salad"))) {
            CompletableFuture<String> alice = CompletableFuture.supplyAsync(() -> agent.chat("I ate a salad"));
            assertThat(gate.awaitArrivals(1, Duration.ofSeconds(30))).isTrue();
            String bob = agent.chat("I went for a run");
            gate.open();
            String toAlice = alice.get(30, TimeUnit.SECONDS);

            assertThat(texts(account.requests().get(1))).containsExactly("I ate a salad", "I went for a run");
            agent.chat("Hello");
            assertThat(texts(account.requests().get(2)))
                    .containsExactly("I ate a salad", "I went for a run", bob, toAlice, "Hello");
        }
    }

    static Stream<Named<Reply>> failures() {
        return Stream.of(
                Named.of("503", Replies.overloaded()),
                Named.of("500", Replies.internalError()),
                Named.of("429", Replies.quotaExceeded(Duration.ofSeconds(26))),
                Named.of("a reset connection", Replies.connectionReset()),
                Named.of("a truncated body", Replies.truncatedBody()),
                Named.of("a body that is not JSON", Replies.malformedJson()),
                Named.of("a blocked prompt", Replies.blockedPrompt()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    @DisplayName("6: passes a raw exception to the caller, and sends two questions in the next request")
    void keepsUnansweredQuestions(Reply failure) {
        account.enqueue(failure);

        assertThatThrownBy(() -> agent.chat("What did I eat?")).isInstanceOf(RuntimeException.class);
        agent.chat("What did I do?");

        assertThat(account.requests()).hasSize(2);
        assertThat(texts(account.requests().get(1))).containsExactly("What did I eat?", "What did I do?");
    }

    @Test
    @DisplayName("7: returns null if Gemini calls a tool; Gemini then rejects the requests of all users")
    void breaksAfterOneToolCall() {
        account.enqueue(
                Replies.functionCalls(new Part.FunctionCall("log_food", Map.of("name", "apple", "calories", 95))));

        assertThat(agent.chat("I ate an apple")).isNull();
        assertThatThrownBy(() -> agent.chat("I am Bob")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> agent.chat("I am Carol")).isInstanceOf(InvalidRequestException.class);
    }

    private static List<String> texts(GeminiRequest request) {
        return request.contents().stream().map(Content::text).toList();
    }
}
