package lowtide.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.channels.Pipe;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.Reply;
import lowtide.agent.api.frame.Request;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.host.callback.CallbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PendingCallbacksTest {

    private FrameChannel channel;
    private PendingCallbacks callbacks;

    @BeforeEach
    void open() throws Exception {
        Pipe pipe = Pipe.open();
        channel = new FrameChannel(pipe.source(), pipe.sink());
        callbacks = new PendingCallbacks(channel);
    }

    @AfterEach
    void close() throws Exception {
        channel.close();
    }

    @Test
    void aCallWaitsForItsOwnResult() throws Exception {
        CompletableFuture<JsonNode> first = called("a");
        Reply.Callback one = channel.receive(Reply.Callback.class);
        CompletableFuture<JsonNode> second = called("b");
        Reply.Callback two = channel.receive(Reply.Callback.class);

        callbacks.returned(new Request.Returned(two.number(), ValueCodec.encode(2)));
        callbacks.returned(new Request.Returned(one.number(), ValueCodec.encode(1)));

        assertThat(one.arguments()).containsExactly(ValueCodec.encode("a"));
        assertThat(first.get()).isEqualTo(ValueCodec.encode(1));
        assertThat(second.get()).isEqualTo(ValueCodec.encode(2));
    }

    @Test
    void aFailureIsThrownWithItsMessage() throws Exception {
        CompletableFuture<JsonNode> call = called("a");
        callbacks.failed(
                new Request.Failed(channel.receive(Reply.Callback.class).number(), "not this"));

        assertThatThrownBy(call::get)
                .hasCauseInstanceOf(CallbackException.class)
                .hasMessageContaining("not this");
    }

    @Test
    void aResultThatNobodyWaitsForIsDropped() {
        callbacks.returned(new Request.Returned(99, ValueCodec.encode(1)));
        callbacks.failed(new Request.Failed(99, "late"));

        assertThat(channel.received()).isZero();
    }

    @Test
    void aThreadThatIsInterruptedStopsWaiting() throws Exception {
        AtomicReference<Exception> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                callbacks.call(1, 0, List.of());
            } catch (CallbackException interrupted) {
                thrown.set(interrupted);
            }
        });
        caller.start();
        channel.receive(Reply.Callback.class);
        caller.interrupt();
        caller.join();

        assertThat(thrown.get()).hasMessageContaining("interrupted");
        CompletableFuture<JsonNode> next = called("b"); // the channel is still open
        callbacks.returned(
                new Request.Returned(channel.receive(Reply.Callback.class).number(), ValueCodec.encode(2)));
        assertThat(next.get()).isEqualTo(ValueCodec.encode(2));
    }

    @Test
    void withoutAGraderThereIsNoResult() throws Exception {
        channel.close();

        assertThatThrownBy(() -> callbacks.call(1, 0, List.of()))
                .isInstanceOf(CallbackException.class)
                .hasMessage("the caller is no longer connected");
    }

    private CompletableFuture<JsonNode> called(String argument) {
        return CompletableFuture.supplyAsync(
                () -> callbacks.call(1, 0, List.of(ValueCodec.encode(argument))), task -> new Thread(task).start());
    }
}
