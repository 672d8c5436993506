package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.said;
import static lowtide.fakegemini.Clients.streaming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.StreamEnd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A gate inside a stream")
@Timeout(60)
class HeldStreamTest extends WithAccount {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofMillis(20);

    private Listener listener;

    @BeforeEach
    void listen() {
        listener = new Listener();
    }

    @Test
    @DisplayName("lets the events before it pass, and holds the rest")
    void holdsTheRest() throws Exception {
        account.enqueue(StreamReplies.pieces("One ", "two ", "three"));
        Gate gate = account.holdStream(request -> true, 1);
        streaming(account).chat("Hello", listener);

        assertThat(listener.piece()).isEqualTo("One ");
        assertThat(gate.awaitArrivals(1, LIMIT)).isTrue();
        assertThat(gate.waiting()).isOne();
        assertThat(listener.pieces).isEmpty();

        gate.open();
        assertThat(listener.piece()).isEqualTo("two ");
        assertThat(listener.response().aiMessage().text()).isEqualTo("One two three");
        assertThat(listener.response().finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(account.exchanges())
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.replyText()).contains("One two three"));
    }

    @Test
    @DisplayName("can be the first of several, and holds any reply in a stream")
    void chains() throws Exception {
        Gate late = account.holdStream(request -> true, 99);
        Gate early = account.holdStream(request -> true, 0);
        Gate other = account.holdStream(request -> request.text().contains("other"), 1);
        streaming(account).chat("I ate a salad", listener);

        assertThat(early.awaitArrivals(1, LIMIT)).isTrue();
        assertThat(listener.pieces).isEmpty();
        early.releaseOne();
        assertThat(late.awaitArrivals(1, LIMIT)).isTrue();
        late.releaseOne();

        assertThat(listener.response().aiMessage().text()).startsWith("Logged: salad.");
        assertThat(other.arrivals()).isZero();
        assertThat(early.hangUps()).isZero();
    }

    @Test
    @DisplayName("notices that the client closes the stream, and others go on")
    void noticesTheClientsClose() throws Exception {
        account.enqueue(StreamReplies.pieces("One ", "two"), StreamReplies.pieces("Other"));
        Gate gate = account.holdStream(request -> request.text().contains("held"), 1);
        Listener leaving = new Listener() {
            @Override
            public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
                pieces.add(piece.text());
                if (gate.hangUps() == 0) {
                    context.streamingHandle().cancel();
                }
            }
        };
        streaming(account).chat("to be held", leaving);

        assertThat(leaving.piece()).isEqualTo("One ");
        assertThat(gate.awaitHangUps(1, LIMIT)).isTrue();
        assertThat(gate.waiting()).isZero();
        assertThat(gate.awaitHangUps(2, MOMENT)).isFalse();
        streaming(account).chat("Hello", listener);
        assertThat(listener.response().aiMessage().text()).isEqualTo("Other");
    }

    @Test
    @DisplayName("opens when the account is closed, and is open from the start after that")
    void opensWithItsAccount() throws Exception {
        Gate gate = account.holdStream(request -> true, 1);
        streaming(account).chat("I ate a salad", listener);
        assertThat(gate.awaitArrivals(1, LIMIT)).isTrue();

        account.close();

        assertThat(listener.response().aiMessage().text()).startsWith("Logged: salad.");
        assertThat(account.holdStream(request -> true, 1).passInStream(() -> false))
                .isTrue();
    }

    @Test
    @DisplayName("can be followed by a broken connection, after pieces that the client has seen")
    void breaks() throws Exception {
        for (boolean byReset : new boolean[] {false, true}) {
            account.enqueue(StreamReplies.pieces(new StreamEnd.Break(byReset), "One ", "two "));
            Gate gate = account.holdStream(request -> true, 2);
            Listener broken = new Listener();
            streaming(account).chat("Hello", broken);

            assertThat(broken.piece() + broken.piece()).isEqualTo("One two ");
            gate.open();
            assertThat(broken.error.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("is not needed for a reset")
    void resetsAtOnce() throws Exception {
        account.enqueue(StreamReplies.pieces(new StreamEnd.Break(true), "One "));
        streaming(account).chat("Hello", listener);

        assertThat(listener.error.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("can be followed by an error object, by another finish reason, or by none")
    void endsOtherwise() throws Exception {
        assertThat(end(new StreamEnd.Failure(new ApiError(503, "UNAVAILABLE", "busy"))))
                .isNull();
        assertThat(end(new StreamEnd.Nothing())).isNull();
        assertThat(end(new StreamEnd.Finish("MAX_TOKENS"))).isEqualTo(FinishReason.LENGTH);
        assertThat(end(new StreamEnd.Finish("SAFETY"))).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    @DisplayName("does not change a reply that is no stream of events")
    void isOnlyInStreams() throws Exception {
        account.always(StreamReplies.pieces("One ", "two"));
        account.holdStream(request -> true, 0);

        assertThat(Clients.chat(account).chat("Hello")).isEqualTo("One two");
        assertThat(Clients.json(Clients.post(account, FakeGemini.MODEL + ":streamGenerateContent", said("Hello"))))
                .hasSize(3);
        account.always(StreamReplies.pieces(new StreamEnd.Failure(new ApiError(503, "UNAVAILABLE", "busy")), "One"));
        assertThatThrownBy(() -> Clients.chat(account).chat("Hello")).isInstanceOf(InternalServerException.class);
        account.always(StreamReplies.pieces(new StreamEnd.Break(false), "One"));
        assertThatThrownBy(() -> Clients.chat(account).chat("Hello")).hasRootCauseInstanceOf(IOException.class);
    }

    private FinishReason end(StreamEnd end) throws Exception {
        Reply reply = StreamReplies.pieces(end, "One ", "two");
        account.enqueue(reply);
        Listener ended = new Listener();
        streaming(account).chat("Hello", ended);
        assertThat(ended.response().aiMessage().text()).isEqualTo("One two");
        return ended.response().finishReason();
    }

    private static class Listener implements StreamingChatResponseHandler {

        final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        final CompletableFuture<Throwable> error = new CompletableFuture<>();
        private final CompletableFuture<ChatResponse> complete = new CompletableFuture<>();

        String piece() throws InterruptedException {
            return pieces.poll(30, TimeUnit.SECONDS);
        }

        ChatResponse response() throws Exception {
            return complete.get(30, TimeUnit.SECONDS);
        }

        @Override
        public void onPartialResponse(String piece) {
            pieces.add(piece);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            complete.complete(response);
        }

        @Override
        public void onError(Throwable failure) {
            error.complete(failure);
        }
    }
}
