package lowtide.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.control.toy.Hosts;
import lowtide.agent.control.toy.StreamStub;
import lowtide.agent.control.toy.StreamingToy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("In this JVM and in a process of its own, an agent that streams")
@Timeout(60)
class StreamingHostsTest {

    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    private StreamStub gemini;

    enum Host {
        IN_PROCESS,
        ISOLATED
    }

    @BeforeEach
    void start() throws IOException {
        gemini = new StreamStub();
    }

    @AfterEach
    void stop() {
        gemini.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("passes a piece on while Gemini holds back the rest")
    void passesPiecesOn(Host host) throws Exception {
        try (AgentHost opened = opened(host);
                AgentSession<StreamingToy> session = session(opened)) {
            CompletableFuture<String> call = session.start(agent -> agent.chat("ann", "hello", pieces::add));

            assertThat(piece()).isEqualTo("one");
            assertThat(call).isNotDone();
            gemini.release();
            assertThat(piece()).isEqualTo("two");
            assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo("onetwo");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("closes the connection when it cancels the stream, because the function it calls has thrown")
    void cancels(Host host) throws Exception {
        gemini.release();
        try (AgentHost opened = opened(host);
                AgentSession<StreamingToy> session = session(opened)) {
            assertThatThrownBy(() -> session.agent().chat("ann", "endless", piece -> {
                        throw new IllegalStateException("enough of " + piece);
                    }))
                    .isInstanceOfSatisfying(
                            AgentThrew.class,
                            threw -> assertThat(threw.thrown().tellsOf("enough of one"))
                                    .isTrue());
            assertThat(gemini.awaitHangUp()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("waits for a function that blocks, while another call goes on")
    void waitsForTheFunction(Host host) throws Exception {
        gemini.release();
        CountDownLatch slow = new CountDownLatch(1);
        try (AgentHost opened = opened(host);
                AgentSession<StreamingToy> session = session(opened)) {
            CompletableFuture<String> held = session.start(agent -> agent.chat("ann", "hello", piece -> {
                pieces.add(piece);
                await(slow);
            }));
            assertThat(piece()).isEqualTo("one");

            assertThat(session.agent().chat("bob", "hello", piece -> {})).isEqualTo("onetwo");
            assertThat(held).isNotDone();
            assertThat(pieces).isEmpty();
            slow.countDown();
            assertThat(held.get(20, TimeUnit.SECONDS)).isEqualTo("onetwo");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("can be interrupted for one user, and serves the others and the next call")
    void isInterrupted(Host host) throws Exception {
        try (AgentHost opened = opened(host);
                AgentSession<StreamingToy> session = session(opened)) {
            CompletableFuture<String> call = session.start(agent -> agent.chat("ann", "endless", pieces::add));
            assertThat(piece()).isEqualTo("one");
            CompletableFuture<String> other = session.start(agent -> agent.chat("bob", "hello", pieces::add));
            assertThat(piece()).isEqualTo("one");

            session.interrupt("ann");
            assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(AgentThrew.class);
            gemini.release();
            assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo("onetwo");
            assertThat(gemini.awaitHangUp()).isTrue();
            for (int i = 0; i < 4; i++) {
                assertThat(session.agent().chat("ann", "hello", piece -> {})).isEqualTo("onetwo");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("can call the function of a call that has ended")
    void callsLate(Host host) throws Exception {
        gemini.release();
        try (AgentHost opened = opened(host);
                AgentSession<StreamingToy> session = session(opened)) {
            assertThat(session.agent().chat("ann", "hello", pieces::add)).isEqualTo("onetwo");
            session.agent().repeat("late");

            assertThat(List.of(piece(), piece(), piece())).containsExactly("one", "two", "late");
        }
    }

    private String piece() throws InterruptedException {
        return pieces.poll(20, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private AgentHost opened(Host host) {
        return host == Host.IN_PROCESS ? new InProcessHost(gemini.url()) : Hosts.isolated(gemini.url(), Hosts.LIMITS);
    }

    private AgentSession<StreamingToy> session(AgentHost host) {
        return host.open(StreamingToy.CONTRACT, StreamingToy.settings(gemini.url()));
    }
}
