package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.json;
import static lowtide.fakegemini.Clients.post;
import static lowtide.fakegemini.Clients.said;
import static lowtide.fakegemini.Clients.streaming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import lowtide.fakegemini.model.Reply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stream")
class StreamingTest extends WithAccount {

    @Test
    @DisplayName("gives LangChain4j the answer in pieces, then the whole answer with its usage")
    void reachesLangChain4j() throws Exception {
        Listener listener = new Listener();
        streaming(account).chat("I ate a salad", listener);
        ChatResponse response = listener.complete.get(30, TimeUnit.SECONDS);

        Exchange exchange = account.exchanges().get(0);
        assertThat(listener.pieces).hasSize(3);
        assertThat(String.join("", listener.pieces))
                .startsWith("Logged: salad. (ref ")
                .isEqualTo(response.aiMessage().text())
                .isEqualTo(exchange.replyText().orElseThrow());
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.tokenUsage().totalTokenCount())
                .isEqualTo(exchange.usage().orElseThrow().total());
        assertThat(exchange.request().method()).isEqualTo("streamGenerateContent");
        assertThat(account.requests()).hasSize(1);
    }

    @Test
    @DisplayName("consists of server-sent events if the client asks for them")
    void isEvents() throws Exception {
        HttpResponse<String> response =
                post(account, FakeGemini.MODEL + ":streamGenerateContent?alt=sse", said("I ate a salad"));

        List<JsonNode> events = events(response.body());
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(events).hasSize(3);
        assertThat(events.get(0).at("/candidates/0").has("finishReason")).isFalse();
        assertThat(events.get(2).at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
        assertThat(events)
                .extracting(
                        event -> event.at("/usageMetadata/candidatesTokenCount").asInt())
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith(account.exchanges().get(0).usage().orElseThrow().candidates());
    }

    @Test
    @DisplayName("is a JSON array otherwise")
    void isAList() throws Exception {
        JsonNode list = json(post(account, FakeGemini.MODEL + ":streamGenerateContent", said("I ate a salad")));

        assertThat(list.isArray()).isTrue();
        assertThat(list).hasSize(3);
        assertThat(list.at("/2/candidates/0/finishReason").asText()).isEqualTo("STOP");
    }

    @Test
    @DisplayName("does not cut characters")
    void keepsCharactersWhole() throws Exception {
        for (int length = 1; length <= 3; length++) {
            String text = "x".repeat(length) + "\uD83E\uDD57".repeat(length);
            account.enqueue(Replies.text(text));
            Listener listener = new Listener();
            streaming(account).chat("Hello", listener);

            assertThat(listener.complete.get(30, TimeUnit.SECONDS).aiMessage().text())
                    .isEqualTo(text);
        }
    }

    @Test
    @DisplayName("can contain function calls")
    void callsTools() throws Exception {
        account.enqueue(Replies.parallelToolCalls(2));
        Listener listener = new Listener();
        streaming(account).chat("I ate two apples", listener);

        assertThat(listener.complete.get(30, TimeUnit.SECONDS).aiMessage().toolExecutionRequests())
                .hasSize(2);
    }

    @Test
    @DisplayName("can end after its first event, and then never completes for the client")
    void endsEarly() {
        account.enqueue(Replies.truncatedStream(), Replies.truncatedStream());
        Listener listener = new Listener();
        streaming(account).chat("I ate a salad", listener);

        assertThatThrownBy(() -> listener.complete.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(listener.pieces).hasSizeLessThan(2);
        assertThatThrownBy(
                        () -> post(account, FakeGemini.MODEL + ":streamGenerateContent?alt=sse", said("I ate a salad")))
                .isInstanceOf(IOException.class);
        assertThat(account.exchanges())
                .hasSize(2)
                .allMatch(exchange -> exchange.finished() && exchange.usage().isEmpty());
    }

    @Test
    @DisplayName("can end without a finish reason, or with an error object, which LangChain4j 1.18.1 does not report")
    void isUnfinished() throws Exception {
        for (Reply reply : List.of(StreamReplies.unfinishedStream(), StreamReplies.errorInStream())) {
            account.enqueue(reply);
            Listener listener = new Listener();
            streaming(account).chat("I ate a salad", listener);

            ChatResponse response = listener.complete.get(30, TimeUnit.SECONDS);
            assertThat(response.finishReason()).isNull();
            assertThat("Logged: salad.").startsWith(response.aiMessage().text());
        }
        account.enqueue(StreamReplies.errorInStream());
        HttpResponse<String> raw =
                post(account, FakeGemini.MODEL + ":streamGenerateContent?alt=sse", said("I ate a salad"));
        assertThat(raw.statusCode()).isEqualTo(200);
        assertThat(events(raw.body()).get(1).at("/error/code").asInt()).isEqualTo(500);
    }

    @Test
    @DisplayName("can count tokens in its last event only, which has no text")
    void isSparse() throws Exception {
        account.enqueue(StreamReplies.sparseStream("One two three"));
        List<JsonNode> events = events(post(account, FakeGemini.MODEL + ":streamGenerateContent?alt=sse", said("Hello"))
                .body());

        assertThat(events).hasSize(4);
        assertThat(events.subList(0, 3)).noneMatch(event -> event.has("usageMetadata"));
        assertThat(events.get(3).at("/candidates/0/content/parts/0/text").asText())
                .isEmpty();
        assertThat(events.get(3).at("/usageMetadata/candidatesTokenCount").asInt())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("can be refused with the same errors as a whole reply")
    void fails() {
        account.enqueue(Replies.quotaExceeded(Duration.ofSeconds(26)));
        Listener listener = new Listener();
        streaming(account).chat("Hello", listener);

        assertThatThrownBy(() -> listener.complete.get(30, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(HttpException.class)
                .hasCauseInstanceOf(RateLimitException.class);
    }

    @Test
    @DisplayName("can be malformed")
    void isMalformed() throws Exception {
        account.enqueue(Replies.malformedJson());
        HttpResponse<String> response =
                post(account, FakeGemini.MODEL + ":streamGenerateContent?alt=sse", said("Hello"));

        assertThatThrownBy(() -> events(response.body())).isInstanceOf(IOException.class);
    }

    private static List<JsonNode> events(String body) throws IOException {
        List<JsonNode> events = new CopyOnWriteArrayList<>();
        for (String event : body.split("\r\n\r\n")) {
            assertThat(event).startsWith("data: ");
            events.add(json(event.substring("data: ".length())));
        }
        return events;
    }

    private static final class Listener implements StreamingChatResponseHandler {
        private final List<String> pieces = new CopyOnWriteArrayList<>();
        private final CompletableFuture<ChatResponse> complete = new CompletableFuture<>();

        @Override
        public void onPartialResponse(String piece) {
            pieces.add(piece);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            complete.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            complete.completeExceptionally(error);
        }
    }
}
