package lowtide.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lowtide.agent.api.AgentDied;
import lowtide.agent.control.toy.GeminiStub;
import lowtide.agent.control.toy.Hosts;
import lowtide.agent.control.toy.Toy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agents that follow each other over one folder, in this JVM and in processes of their own. */
@Timeout(60)
class RestartTest {

    private static GeminiStub gemini;
    private static InProcessHost inProcess;
    private static IsolatedHost isolated;

    @BeforeAll
    static void start() throws IOException {
        gemini = new GeminiStub();
        inProcess = new InProcessHost(gemini.url());
        isolated = Hosts.isolated(gemini.url(), Hosts.LIMITS).warmedUp();
    }

    @AfterAll
    static void stop() {
        isolated.close();
        gemini.close();
    }

    static Stream<AgentHost> hosts() {
        return Stream.of(inProcess, isolated);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aReloadedAgentHasNewClassesAndTheSameFolder(AgentHost host) {
        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            session.agent().save("ann.json", "{}");
            List<String> meanwhile = new ArrayList<>();

            session.reload(() -> meanwhile.add("between the agents"));

            assertThat(meanwhile).hasSize(1);
            assertThat(session.agent().load("ann.json")).isEqualTo("{}");
            assertThat(session.agent().made()).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aSecondServerHasItsOwnClassesAndTheSameFolderAndClock(AgentHost host) {
        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            session.agent().save("ann.json", "{}");
            Toy second = session.second();
            session.setTime(Toy.START.plusSeconds(60));

            assertThat(second.load("ann.json")).isEqualTo("{}");
            assertThat(second.made()).isOne();
            assertThat(session.agent().made()).isOne();
            assertThat(second.now()).isEqualTo(session.agent().now());

            session.reload(() -> {});
            assertThat(session.second().now()).isEqualTo(Toy.START.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aStepwiseCallStopsForTheGrader(AgentHost host) {
        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            AtomicInteger steps = new AtomicInteger();

            String reply = session.stepwise(agent -> agent.chat("ann", "I ate"), steps::incrementAndGet);

            assertThat(reply).isEqualTo("noted");

            assertThat(steps).hasPositiveValue();
            int after = steps.get();
            session.agent().chat("ann", "I ate more");
            assertThat(steps).hasValue(after);
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void anAgentThatIsKilledInAStepNeverContinues(AgentHost host) {
        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, Toy.settings(gemini.url()))) {
            assertThatThrownBy(() ->
                            session.stepwise(agent -> agent.chat("ann", "I ate"), () -> session.restart(() -> {})))
                    .isInstanceOf(AgentDied.class);

            assertThat(session.agent().chat("bob", "I ate")).isEqualTo("noted");
            assertThat(session.agent().made()).isOne();
        }
    }
}
