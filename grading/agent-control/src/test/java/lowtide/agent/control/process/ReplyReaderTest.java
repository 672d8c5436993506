package lowtide.agent.control.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.Reply;
import lowtide.agent.api.frame.Request;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.time.Deadline;
import lowtide.agent.control.time.FairClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReplyReaderTest {

    private static final long SECONDS = 10_000_000_000L;

    private final BlockingQueue<AgentDied> ended = new LinkedBlockingQueue<>();
    private final PendingRequest request =
            new PendingRequest("chat(...)", (parameter, arguments) -> ValueCodec.encode(arguments.size() + parameter));
    private FrameChannel host;
    private FrameChannel grader;
    private ReplyReader reader;

    @BeforeEach
    void connect() throws Exception {
        try (ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            host = new FrameChannel(SocketChannel.open(server.getLocalAddress()));
            grader = new FrameChannel(server.accept());
        }
        reader = new ReplyReader(grader, LimitsTest.limits(Duration.ofSeconds(15)), ended::add);
        reader.beginSession();
        reader.add(1, request);
    }

    @AfterEach
    void close() throws Exception {
        host.close();
        grader.close();
    }

    @Test
    void aReplyGoesToItsRequest() throws Exception {
        host.send(new Reply.Value(1, ValueCodec.encode("hi")));

        assertThat(request.await(within(SECONDS), grader)).isEqualTo(new Reply.Value(1, ValueCodec.encode("hi")));
        assertThat(reader.anyPending()).contains(request);
        reader.remove(1);
        assertThat(reader.anyPending()).isEmpty();
    }

    @Test
    void callbacksAreRunWhileTheReplyIsAwaited() throws Exception {
        host.send(new Reply.Callback(1, 7, 40, List.of(ValueCodec.encode("a"), ValueCodec.encode("b"))));
        host.send(new Reply.Value(1, ValueCodec.encode("hi")));

        assertThat(request.await(within(SECONDS), grader)).isInstanceOf(Reply.Value.class);
        assertThat(host.receive(Request.class)).isEqualTo(new Request.Returned(7, ValueCodec.encode(42)));
    }

    @Test
    void functionsOfTheConstructorAreRunAtAnyTime() throws Exception {
        reader.keepFunctions(5, (parameter, arguments) -> {
            throw new IllegalStateException("not now");
        });
        host.send(new Reply.Callback(5, 8, 0, List.of()));

        assertThat(host.receive(Request.class)).isEqualTo(new Request.Failed(8, "not now"));
    }

    @Test
    void aReplyThatDoesNotComeIsATimeout() {
        assertThatThrownBy(() -> request.await(within(1_000_000), grader)).isInstanceOf(TimeoutException.class);
        assertThat(request.notReturned()).hasMessage("chat(...) did not return.");
    }

    @Test
    void repliesThatNobodyAskedForAreAFlood() throws Exception {
        host.send(new Reply.Value(99, ValueCodec.encode("x".repeat((int) Limits.UNASKED + 1))));

        assertThat(ended.poll(10, TimeUnit.SECONDS)).hasMessageContaining("more than it had been asked for");
    }

    @Test
    void aRequestIsAnsweredOnceAndFurtherAnswersAreAFlood() throws Exception {
        host.send(new Reply.Value(1, ValueCodec.encode("first")));
        host.send(new Reply.Value(1, ValueCodec.encode("x".repeat((int) Limits.UNASKED + 1))));

        assertThat(ended.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(request.await(within(SECONDS), grader)).isEqualTo(new Reply.Value(1, ValueCodec.encode("first")));
    }

    @Test
    void moreCallbacksThanOneCallCanMakeAreAFlood() throws Exception {
        for (int i = 0; i <= Limits.CALLBACKS_AT_ONCE; i++) {
            host.send(new Reply.Callback(1, i, 0, List.of()));
        }

        assertThat(ended.poll(10, TimeUnit.SECONDS)).hasMessageContaining("more than it had been asked for");
    }

    @Test
    void moreFunctionsOfTheConstructorThanAnyAgentRunsAreAFlood() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        reader.keepFunctions(5, (parameter, arguments) -> {
            try {
                held.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return ValueCodec.encode(null);
        });
        for (int i = 0; i <= Limits.CALLBACKS_AT_ONCE; i++) {
            host.send(new Reply.Callback(5, i, 0, List.of()));
        }

        assertThat(ended.poll(10, TimeUnit.SECONDS)).isNotNull();
        held.countDown();
    }

    @Test
    void nonsenseHangsUp() throws Exception {
        host.send(Map.of("is", "ghost", "id", 1));

        assertThatThrownBy(() -> request.await(within(SECONDS), grader)).isInstanceOf(ExecutionException.class);
        assertThat(reader.hasHungUp()).isTrue();
    }

    @Test
    void aFrameOfNothingHangsUp() throws Exception {
        host.send(null);

        assertThatThrownBy(() -> request.await(within(SECONDS), grader)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void whatIsPendingFailsWhenTheProcessIsEnded() {
        reader.stop(new AgentDied("ended"));

        assertThatThrownBy(() -> request.await(within(SECONDS), grader)).hasCauseInstanceOf(AgentDied.class);
    }

    private static Deadline within(long nanos) {
        return FairClock.machine().deadline(Duration.ofNanos(nanos));
    }
}
