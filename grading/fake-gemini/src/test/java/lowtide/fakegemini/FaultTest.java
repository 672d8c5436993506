package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.json;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("FakeGemini")
class FaultTest extends WithAccount {

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments("429", Replies.quotaExceeded(), 429, "RESOURCE_EXHAUSTED", RateLimitException.class),
                arguments(
                        "429 a day", Replies.dailyQuotaExceeded(), 429, "RESOURCE_EXHAUSTED", RateLimitException.class),
                arguments("503", Replies.overloaded(), 503, "UNAVAILABLE", InternalServerException.class),
                arguments("500", Replies.internalError(), 500, "INTERNAL", InternalServerException.class),
                arguments("403", Replies.permissionDenied(), 403, "PERMISSION_DENIED", AuthenticationException.class));
    }

    @ParameterizedTest(name = "fails with {0}")
    @MethodSource("errors")
    void failsWith(String what, Reply reply, int code, String status, Class<? extends Exception> seenByLangChain4j)
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
    @DisplayName("asks to retry after 26 s, or says nothing of it, as told")
    void asksToRetry() throws Exception {
        account.enqueue(
                Replies.quotaExceeded(Duration.ofSeconds(26)), Replies.quotaExceeded(), Replies.dailyQuotaExceeded());

        JsonNode details = json(generate(account, said("Hello"))).at("/error/details");
        assertThat(details.at("/0/@type").asText()).endsWith("QuotaFailure");
        assertThat(details.at("/0/violations/0/quotaId").asText()).contains("PerMinute");
        assertThat(details.at("/1/@type").asText()).endsWith("RetryInfo");
        assertThat(details.at("/1/retryDelay").asText()).isEqualTo("26s");

        assertThat(json(generate(account, said("Hello"))).at("/error/details")).hasSize(1);
        assertThat(json(generate(account, said("Hello")))
                        .at("/error/details/0/violations/0/quotaId")
                        .asText())
                .contains("PerDay");
    }

    @Test
    @DisplayName("keeps its headers back so long that a client gives up")
    void isSlow() {
        account.enqueue(Replies.slowHeaders(Duration.ofMinutes(10)));

        assertThatThrownBy(() -> chat(account, Duration.ofMillis(200)).chat("Hello"))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    @DisplayName("shows a slow request as unfinished, and answers it when the account closes")
    void slowRequestsEndWithTheirAccount() throws Exception {
        account.enqueue(Replies.slowHeaders(Duration.ofMinutes(10)));
        Gate arrivals = account.hold(request -> true);
        arrivals.open();
        CompletableFuture<String> call =
                CompletableFuture.supplyAsync(() -> chat(account).chat("I ate a salad"));

        assertThat(arrivals.awaitArrivals(1, Duration.ofSeconds(30))).isTrue();
        assertThat(account.exchanges()).singleElement().matches(exchange -> !exchange.finished());
        account.close();
        assertThat(call.get(30, TimeUnit.SECONDS)).startsWith("Logged: salad.");
    }

    @Test
    @DisplayName("answers late, but well")
    void isLate() {
        account.enqueue(Replies.slowHeaders(Duration.ofMillis(50)));
        long start = System.nanoTime();

        assertThat(chat(account).chat("I ate a salad")).startsWith("Logged: salad.");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    @DisplayName("dribbles its body over as long as it is told, in pieces")
    void dribbles() throws Exception {
        account.enqueue(Replies.dribble(Duration.ofMillis(400)));
        long start = System.nanoTime();

        HttpResponse<String> response = generate(account, said("I ate a salad"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(json(response).at("/candidates/0/content/parts/0/text").asText())
                .startsWith("Logged: salad.");
        assertThat(response.headers().firstValue("Transfer-Encoding")).contains("chunked");
    }

    @Test
    @DisplayName("resets the connection; the journal has the request once, with status 0")
    void resets() {
        account.enqueue(Replies.connectionReset(), Replies.connectionReset());

        assertThatThrownBy(() -> chat(account).chat("Hello")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> generate(account, said("Hello"))).isInstanceOf(IOException.class);
        assertThat(account.exchanges()).hasSize(2).allSatisfy(exchange -> {
            assertThat(exchange.finished()).isTrue();
            assertThat(exchange.status()).isZero();
            assertThat(exchange.usage()).isEmpty();
        });
    }

    @Test
    @DisplayName("breaks off in the middle of a body")
    void truncates() {
        account.enqueue(Replies.truncatedBody(), Replies.truncatedBody());

        assertThatThrownBy(() -> chat(account).chat("Hello"))
                .isInstanceOf(RuntimeException.class)
                .hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> generate(account, said("Hello"))).isInstanceOf(IOException.class);
        assertThat(account.exchanges()).hasSize(2).allSatisfy(exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.usage()).isEmpty();
            assertThat(exchange.replyText()).isEmpty();
        });
    }

    @Test
    @DisplayName("sends a body that is not JSON")
    void garbles() throws Exception {
        account.enqueue(Replies.malformedJson(), Replies.malformedJson());

        HttpResponse<String> response = generate(account, said("Hello"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> json(response)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> chat(account).chat("Hello")).isInstanceOf(RuntimeException.class);
        assertThat(account.exchanges()).allMatch(exchange -> exchange.usage().isEmpty());
    }

    @Test
    @DisplayName("blocks a prompt: feedback and the prompt's tokens instead of candidates")
    void blocks() throws Exception {
        account.enqueue(Replies.blockedPrompt(), Replies.blockedPrompt());

        JsonNode body = json(generate(account, said("Hello")));
        assertThat(body.has("candidates")).isFalse();
        assertThat(body.at("/promptFeedback/blockReason").asText()).isEqualTo("PROHIBITED_CONTENT");
        assertThat(body.at("/usageMetadata/promptTokenCount").asInt()).isEqualTo(2);
        assertThatThrownBy(() -> chat(account).chat("Hello")).isInstanceOf(NullPointerException.class);
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                arguments("SAFETY", Replies.safety(), FinishReason.CONTENT_FILTER),
                arguments("RECITATION", Replies.recitation(), FinishReason.CONTENT_FILTER),
                arguments("MALFORMED_FUNCTION_CALL", Replies.malformedFunctionCall(), FinishReason.OTHER),
                arguments("MAX_TOKENS", Replies.maxTokens(), FinishReason.LENGTH));
    }

    @ParameterizedTest(name = "ends with {0} and no text")
    @MethodSource("silences")
    void endsWithoutText(String reason, Reply reply, FinishReason seenByLangChain4j) throws Exception {
        account.enqueue(reply, reply);

        JsonNode candidate = json(generate(account, said("Hello"))).at("/candidates/0");
        assertThat(candidate.get("finishReason").asText()).isEqualTo(reason);
        assertThat(candidate.has("content")).isFalse();
        ChatResponse response = chat(account).chat(UserMessage.from("Hello"));
        assertThat(response.finishReason()).isEqualTo(seenByLangChain4j);
        assertThat(response.aiMessage().text()).isNull();
    }

    @Test
    @DisplayName("ends with MAX_TOKENS in the middle of a text, also by itself when the client allows no more")
    void cutsTexts() {
        account.enqueue(Replies.maxTokens("Once upon"));
        ChatResponse scripted = chat(account).chat(UserMessage.from("Hello"));
        assertThat(scripted.aiMessage().text()).isEqualTo("Once upon");
        assertThat(scripted.finishReason()).isEqualTo(FinishReason.LENGTH);

        ChatResponse limited = GoogleAiGeminiChatModel.builder()
                .baseUrl(account.baseUrl())
                .apiKey(account.apiKey())
                .modelName(FakeGemini.MODEL)
                .maxOutputTokens(2)
                .build()
                .chat(UserMessage.from("I ate a salad"));
        assertThat(limited.aiMessage().text()).isEqualTo("Logged: ");
        assertThat(limited.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(limited.tokenUsage().outputTokenCount()).isEqualTo(2);
    }

    @Test
    @DisplayName("calls tools: an unknown one, one with bad arguments, twenty at once, and the same one for ever")
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
        for (int i = 0; i < 30; i++) {
            assertThat(askForTools().toolExecutionRequests()).singleElement().satisfies(call -> {
                assertThat(call.name()).isEqualTo("log_food");
                assertThat(call.arguments()).isEqualTo("{\"name\":\"apple\"}");
            });
        }
    }

    @Test
    @DisplayName("passes on the id of a call, where it has one")
    void identifiesCalls() throws Exception {
        account.enqueue(Replies.functionCalls(
                new Part.FunctionCall(Optional.of("call-1"), "log_food", Map.of()),
                new Part.FunctionCall("log_food", Map.of())));

        JsonNode parts = json(generate(account, said("Hello"))).at("/candidates/0/content/parts");
        assertThat(parts.at("/0/functionCall/id").asText()).isEqualTo("call-1");
        assertThat(parts.at("/1/functionCall").has("id")).isFalse();
    }

    @Test
    @DisplayName("fails and recovers in the order of a sequence")
    void followsASequence() throws Exception {
        account.enqueue(Replies.overloaded(), Replies.quotaExceeded(), Replies.answer(), Replies.internalError());

        for (int status : new int[] {503, 429, 200, 500, 200}) {
            assertThat(generate(account, said("Hello")).statusCode()).isEqualTo(status);
        }
    }

    private AiMessage askForTools() {
        return chat(account).chat(UserMessage.from("I ate an apple")).aiMessage();
    }
}
