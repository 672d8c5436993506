package lowtide.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.control.process.AgentCommand;
import lowtide.agent.control.process.Limits;
import lowtide.agent.control.process.SharedFolder;
import lowtide.agent.control.toy.GeminiStub;
import lowtide.agent.control.toy.Hosts;
import lowtide.agent.control.toy.Toy;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can do to an agent, and an agent to it. */
@Timeout(60)
class IsolatedHostTest {

    private static GeminiStub gemini;

    /** For the tests that neither set limits nor end the host itself. A process that is still usable serves the next one. */
    private static IsolatedHost host;

    @BeforeAll
    static void start() throws IOException {
        gemini = new GeminiStub();
        host = Hosts.isolated(gemini.url(), Hosts.LIMITS).warmedUp();
    }

    @AfterAll
    static void stop() {
        host.close();
        gemini.close();
    }

    @Test
    void aProcessThatEndsCostsItsSessionAndTheNextOneIsServed() {
        AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()));
        assertThatThrownBy(() -> session.agent().exit(7))
                .isInstanceOf(AgentDied.class)
                .hasMessage("The agent's process ended during exit(...) with exit code 7, as System.exit makes it.");
        assertThatThrownBy(session::drainLog).isInstanceOf(AgentDied.class);
        assertThat(session.printed().text()).isEmpty();
        session.close();

        try (AgentSession<Toy> next = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            assertThat(next.agent().ask("four")).isEqualTo(4);
        }
    }

    @Test
    void anExitWithTheCodeOfExhaustedMemoryIsAnExit() {
        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            assertThatThrownBy(() -> session.agent().exit(3))
                    .hasMessageEndingWith("with exit code 3, as System.exit makes it.");
        }
    }

    @Test
    void aCallThatDoesNotReturnEndsTheProcess() {
        Limits limits = new Limits(Duration.ofMillis(1_500), Duration.ofSeconds(60), Duration.ofSeconds(30));
        try (IsolatedHost host = Hosts.isolated(gemini.url(), limits);
                AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            assertThatThrownBy(() -> session.agent().hang())
                    .isInstanceOf(AgentTimedOut.class)
                    .hasMessage("hang(...) did not return.")
                    .asInstanceOf(InstanceOfAssertFactories.type(AgentTimedOut.class))
                    .satisfies(late -> {
                        assertThat(late.call()).isEqualTo("hang()");
                        assertThat(late.where()).startsWith("ToyAgent.hang(ToyAgent.java:");
                    });
        }
    }

    @Test
    void aStageWhoseTimeIsUsedUpOpensNoSession() {
        Limits limits = new Limits(Duration.ofSeconds(3), Duration.ZERO, Duration.ofSeconds(30));
        try (IsolatedHost host = Hosts.isolated(gemini.url(), limits)) {
            assertThatThrownBy(() -> host.open(Toy.CONTRACT, Toy.settings(gemini.url())))
                    .isInstanceOf(AgentTimedOut.class)
                    .hasMessage("The stage has used up its time limit of 0 s.");
        }
    }

    @Test
    void aRestartEndsCallsUnderWay() throws InterruptedException {
        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            CountDownLatch streaming = new CountDownLatch(1);
            CompletableFuture<Integer> call =
                    session.start(agent -> agent.stream(1_000_000, piece -> streaming.countDown()));
            assertThat(streaming.await(30, TimeUnit.SECONDS)).isTrue();

            session.restart(() -> {});

            assertThatThrownBy(call::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(AgentDied.class);
            assertThat(session.agent().made()).isOne();
        }
    }

    @Test
    void aCallUnderWayDoesNotEndTheAgentOfTheNextSession() throws InterruptedException {
        AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()));
        CountDownLatch streaming = new CountDownLatch(1);
        CompletableFuture<Integer> call =
                session.start(agent -> agent.stream(1_000_000, piece -> streaming.countDown()));
        assertThat(streaming.await(30, TimeUnit.SECONDS)).isTrue();

        session.close();

        assertThat(call).isDone();
        try (AgentSession<Toy> next = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            assertThat(next.agent().ask("four")).isEqualTo(4);
        }
    }

    @Test
    void anAgentThatFloodsCallbacksIsEnded() {
        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            assertThatThrownBy(() -> session.agent().stream(Integer.MAX_VALUE, piece -> {}))
                    .isInstanceOf(AgentDied.class)
                    .hasMessage("The agent's process sent the grader more than it had been asked for, and was ended.");
        }
    }

    @Test
    void anAgentThatFillsItsFolderIsEndedAndTheFolderIsGone(@TempDir Path data) throws IOException {
        AgentCommand plain = Hosts.command();
        AgentCommand command = new AgentCommand(
                plain.line(),
                plain.environment(),
                Optional.empty(),
                Optional.of(new SharedFolder(data, data.toString())),
                false);
        try (IsolatedHost host = new IsolatedHost(command, Hosts.LIMITS, gemini.url())) {
            AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()));
            assertThat(session.folder().orElseThrow()).hasParent(data.toRealPath());
            assertThatThrownBy(() -> {
                        session.agent().fill(65);
                        session.agent().hang();
                    })
                    .isInstanceOf(AgentDied.class)
                    .hasMessageContaining("64 MB or 10000 files into its data folder");
            session.close();
        }
        try (var left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aProcessThatCannotStartIsTheKitsFault() {
        AgentCommand command = AgentCommand.unsealed(Hosts.java("nowhere", "lowtide.NoSuchClass"));
        try (IsolatedHost host = new IsolatedHost(command, Hosts.LIMITS, gemini.url())) {
            assertThatThrownBy(() -> host.open(Toy.CONTRACT, Toy.settings(gemini.url())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("could not be started: it ended with exit code 1");
        }
    }

    @Test
    void aProcessMayEndInOrder() {
        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            assertThat(session.agent().ask("four")).isEqualTo(4);
        }

        host.finish();
        host.close();

        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            assertThat(session.agent().made()).isOne();
        }
    }
}
