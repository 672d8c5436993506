package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.json;
import static lowtide.fakegemini.Clients.post;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.output.FinishReason;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A scripted reply")
class RepliesTest extends WithAccount {

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments("429", Replies.quotaExceeded(), 429, "RESOURCE_EXHAUSTED", RateLimitException.class),
                arguments(
                        "429 per day",
                        Replies.dailyQuotaExceeded(),
                        429,
                        "RESOURCE_EXHAUSTED",
                        RateLimitException.class),
                arguments(
                        "429 for a client that waits",
                        Replies.quotaExceeded(Duration.ofSeconds(1)),
                        429,
                        "RESOURCE_EXHAUSTED",
                        RateLimitException.class),
                arguments("504", Replies.deadlineExceeded(), 504, "DEADLINE_EXCEEDED", InternalServerException.class),
                arguments("408", Replies.requestTimeout(), 408, "DEADLINE_EXCEEDED", TimeoutException.class),
                arguments("400", Replies.invalidRequest(), 400, "INVALID_ARGUMENT", InvalidRequestException.class),
                arguments("401", Replies.unauthenticated(), 401, "UNAUTHENTICATED", AuthenticationException.class),
                arguments("404", Replies.modelRetired(), 404, "NOT_FOUND", ModelNotFoundException.class),
                arguments("503", Replies.overloaded(), 503, "UNAVAILABLE", InternalServerException.class),
                arguments("500", Replies.internalError(), 500, "INTERNAL", InternalServerException.class),
                arguments("403", Replies.permissionDenied(), 403, "PERMISSION_DENIED", AuthenticationException.class));
    }

    @ParameterizedTest(name = "can be {0}")
    @MethodSource("errors")
    @DisplayName("can be an error, which LangChain4j reports and which passes")
    void isAnError(String what, Reply reply, int code, String status, Class<? extends Exception> seenByLangChain4j)
            throws Exception {
        account.enqueue(reply, reply);

        HttpResponse<String> response = generate(account, said("secret"));
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(json(response).at("/error/code").asInt()).isEqualTo(code);
        assertThat(json(response).at("/error/status").asText()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("secret");
        assertThatThrownBy(() -> chat(account).chat("secret")).isInstanceOf(seenByLangChain4j);
        assertThat(account.exchanges()).hasSize(2).allSatisfy(exchange -> {
            assertThat(exchange.finished()).isTrue();
            assertThat(exchange.status()).isEqualTo(code);
            assertThat(exchange.usage()).isEmpty();
        });
        assertThat(chat(account).chat("I ate a salad")).startsWith("Logged: salad.");
    }

    @Test
    @DisplayName("asks to retry after a delay, for a quota per day too, or does not")
    void asksToRetry() throws Exception {
        account.enqueue(
                Replies.quotaExceeded(Duration.ofMillis(1_500)), Replies.quotaExceeded(), Replies.dailyQuotaExceeded());

        JsonNode details = json(post(account, "gemini-2.5-pro:generateContent", said("Hello")))
                .at("/error/details");
        assertThat(details.at("/0/@type").asText()).endsWith("QuotaFailure");
        assertThat(details.at("/0/violations/0/quotaId").asText()).contains("PerMinute");
        assertThat(details.at("/0/violations/0/quotaDimensions/model").asText()).isEqualTo("gemini-2.5-pro");
        assertThat(details.at("/2/retryDelay").asText()).isEqualTo("1.5s");

        assertThat(generate(account, said("Hello")).body()).doesNotContain("RetryInfo", "Please retry");
        assertThat(generate(account, said("Hello")).body()).contains("PerDay", "RetryInfo");
    }

    @Test
    @DisplayName("can be a blocked prompt, which LangChain4j 1.18.1 does not expect")
    void isABlockedPrompt() throws Exception {
        account.enqueue(Replies.blockedPrompt(), Replies.blockedPrompt());

        JsonNode body = json(generate(account, said("Hello")));
        assertThat(body.has("candidates")).isFalse();
        assertThat(body.at("/promptFeedback/blockReason").asText()).isEqualTo("PROHIBITED_CONTENT");
        assertThat(body.at("/usageMetadata/promptTokenCount").asInt()).isEqualTo(2);
        assertThatThrownBy(() -> chat(account).chat("Hello")).isInstanceOf(NullPointerException.class);
    }

    static Stream<Arguments> emptyCandidates() {
        return Stream.of(
                arguments("SAFETY", Replies.safety(), FinishReason.CONTENT_FILTER),
                arguments("RECITATION", Replies.recitation(), FinishReason.CONTENT_FILTER),
                arguments("MALFORMED_FUNCTION_CALL", Replies.malformedFunctionCall(), FinishReason.OTHER),
                arguments("PROHIBITED_CONTENT", Replies.prohibitedContent(), FinishReason.CONTENT_FILTER),
                arguments("MAX_TOKENS", Replies.maxTokens(), FinishReason.LENGTH),
                arguments("STOP", Replies.emptyContent(), FinishReason.STOP),
                arguments("STOP", Replies.emptyPart(), FinishReason.STOP));
    }

    @ParameterizedTest(name = "can be {0} without text")
    @MethodSource("emptyCandidates")
    @DisplayName("can have a finish reason and no text")
    void isAnEmptyCandidate(String reason, Reply reply, FinishReason seenByLangChain4j) throws Exception {
        account.enqueue(reply, reply);

        JsonNode candidate = json(generate(account, said("Hello"))).at("/candidates/0");
        assertThat(candidate.get("finishReason").asText()).isEqualTo(reason);
        assertThat(candidate.at("/content/parts/0").has("text")).isFalse();
        ChatResponse response = chat(account).chat(UserMessage.from("Hello"));
        assertThat(response.finishReason()).isEqualTo(seenByLangChain4j);
        assertThat(response.aiMessage().text()).isNull();
    }

    @Test
    @DisplayName("can have a finish reason that LangChain4j 1.18.1 does not know")
    void isAnUnexpectedToolCall() throws Exception {
        account.enqueue(Replies.unexpectedToolCall(), Replies.unexpectedToolCall());

        assertThat(generate(account, said("Hello")).body()).contains("\"finishReason\":\"UNEXPECTED_TOOL_CALL\"");
        assertThatThrownBy(() -> chat(account).chat("Hello"))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("UNEXPECTED_TOOL_CALL");
    }

    @Test
    @DisplayName("can have neither candidates nor feedback")
    void isNothing() throws Exception {
        account.enqueue(Replies.noCandidates(), Replies.noCandidates());

        assertThat(json(generate(account, said("Hello"))).fieldNames())
                .toIterable()
                .containsExactly("usageMetadata", "modelVersion", "responseId");
        assertThatThrownBy(() -> chat(account).chat("Hello")).isInstanceOf(NullPointerException.class);
    }

    @Test
    @DisplayName("can have a text and a finish reason for which an agent must not use it")
    void isFilteredText() {
        account.enqueue(Replies.text("Once upon", "SAFETY"));
        ChatResponse response = chat(account).chat(UserMessage.from("Hello"));

        assertThat(response.aiMessage().text()).isEqualTo("Once upon");
        assertThat(response.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    @DisplayName("can end with MAX_TOKENS in the middle of a text, as the default answer does at the client's limit")
    void endsInAText() {
        account.enqueue(Replies.maxTokens("Once upon"));
        ChatResponse scripted = chat(account).chat(UserMessage.from("Hello"));
        assertThat(scripted.aiMessage().text()).isEqualTo("Once upon");
        assertThat(scripted.finishReason()).isEqualTo(FinishReason.LENGTH);

        ChatResponse limited = chat(
                        account,
                        builder -> builder.maxOutputTokens(2)
                                .thinkingConfig(GeminiThinkingConfig.builder()
                                        .thinkingBudget(0)
                                        .build()))
                .chat(UserMessage.from("I ate a salad"));
        assertThat(limited.aiMessage().text()).isEqualTo("Logged: ");
        assertThat(limited.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(limited.tokenUsage().outputTokenCount()).isEqualTo(2);
    }

    @Test
    @DisplayName("can call tools: an unknown one, one with bad arguments, 20 at once, and the same one for ever")
    void callsTools() {
        account.enqueue(Replies.unknownTool(), Replies.badToolArguments(), Replies.parallelToolCalls(20))
                .always(Replies.functionCalls(new Part.FunctionCall("log_food", Map.of("name", "apple"))));

        assertThat(askForTools().toolExecutionRequests())
                .singleElement()
                .matches(call -> call.name().equals("make_coffee"));
        assertThat(askForTools().toolExecutionRequests())
                .singleElement()
                .matches(call ->
                        call.name().equals("log_food") && call.arguments().contains("\"plenty\""));
        assertThat(askForTools().toolExecutionRequests()).hasSize(20);
        for (int i = 0; i < 3; i++) {
            assertThat(askForTools().toolExecutionRequests()).singleElement().satisfies(call -> {
                assertThat(call.name()).isEqualTo("log_food");
                assertThat(call.arguments()).isEqualTo("{\"name\":\"apple\"}");
            });
        }
    }

    @Test
    @DisplayName("can have a text next to a call")
    void hasTextAndCalls() {
        account.enqueue(Replies.textAndCalls("I log it.", new Part.FunctionCall("log_food", Map.of())));
        AiMessage reply = askForTools();

        assertThat(reply.text()).isEqualTo("I log it.");
        assertThat(reply.toolExecutionRequests()).hasSize(1);
    }

    @Test
    @DisplayName("of function calls needs at least one")
    void needsACall() {
        assertThatThrownBy(Replies::functionCalls).isInstanceOf(IllegalArgumentException.class);
    }

    private AiMessage askForTools() {
        return chat(account).chat(UserMessage.from("I ate an apple")).aiMessage();
    }
}
