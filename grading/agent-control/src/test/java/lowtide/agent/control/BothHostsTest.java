package lowtide.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.LogEvent;
import lowtide.agent.api.Pause;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.control.toy.GeminiStub;
import lowtide.agent.control.toy.Hosts;
import lowtide.agent.control.toy.Toy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent is the same in this JVM and in a process of its own. All tests share both hosts, which JUnit must not close. */
@Timeout(60)
class BothHostsTest {

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
        inProcess.close();
        gemini.close();
    }

    static Stream<AgentHost> hosts() {
        return Stream.of(inProcess, isolated);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void aCallReachesGeminiAndLeavesItsLogAndItsOutput(AgentHost host) {
        try (AgentSession<Toy> session = opened(host)) {
            assertThat(session.agent().chat("ann", "I ate")).isEqualTo("noted");

            assertThat(session.drainLog()).extracting(LogEvent::pairs).containsExactly(Map.of("user", "ann"));
            assertThat(session.drainLog()).isEmpty();
            assertThat(session.drainConsole().text()).contains("printed for ann");
            assertThat(session.drainConsole().bytes()).isZero();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void valuesOfAllTypesGoThereAndBack(AgentHost host) {
        List<ChatMessage> messages =
                List.of(SystemMessage.from("be kind"), UserMessage.from("half a \ud83e"), AiMessage.from("🥗"));
        try (AgentSession<Toy> session = opened(host)) {
            assertThat(session.agent().echo(messages)).isEqualTo(messages);
            assertThat(session.agent().left("gemini")).isEqualTo(new BigDecimal("1.20"));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void theClockIsSetAndPausesMoveItOn(AgentHost host) {
        try (AgentSession<Toy> session = opened(host)) {
            assertThat(session.agent().now()).isEqualTo(Toy.START.toString());

            session.agent().rest(5);
            assertThat(session.agent().now()).isEqualTo(Toy.START.plusSeconds(5).toString());
            session.setTime(Toy.START.plusSeconds(60));
            session.agent().rest(1);

            assertThat(session.pauses())
                    .containsExactly(
                            new Pause(Toy.START, Duration.ofSeconds(5)),
                            new Pause(Toy.START.plusSeconds(60), Duration.ofSeconds(1)));
            assertThat(session.pauses()).isEmpty();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void theTimeZoneIsNotUtc(AgentHost host) {
        try (AgentSession<Toy> session = opened(host)) {
            assertThat(session.agent().zone()).isEqualTo("Asia/Kathmandu");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void aPauseIsToldToTheGraderBeforeItEnds(AgentHost host) {
        List<Duration> told = new ArrayList<>();
        Consumer<Duration> listener = told::add;
        Map<String, Object> values = new HashMap<>(Toy.settings(gemini.url()).values());
        values.put("pause", listener);
        AgentSettings settings = new AgentSettings(Toy.settings(gemini.url()).models(), Toy.START, values);
        try (AgentSession<Toy> session = host.open(Toy.CONTRACT, settings)) {
            session.agent().rest(7);

            assertThat(told).containsExactly(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void functionsRunInTheGrader(AgentHost host) {
        List<String> pieces = new ArrayList<>();
        try (AgentSession<Toy> session = opened(host)) {
            assertThat(session.agent().stream(3, pieces::add)).isEqualTo(3);
            assertThat(session.agent().ask("four")).isEqualTo(4);

            assertThat(pieces).containsExactly("piece 0", "piece 1", "piece 2");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void toolsRunInTheGrader(AgentHost host) {
        try (AgentSession<Toy> session = opened(host)) {
            assertThat(session.agent().run(0, "{}")).isEqualTo("7 repeat{} to repeat");
            assertThatThrownBy(() -> session.agent().run(1, "luck"))
                    .isInstanceOfSatisfying(
                            AgentThrew.class,
                            threw -> assertThat(threw.thrown().message()).isEqualTo("no luck"));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void whatAFunctionThrowsTheAgentsCodeSees(AgentHost host) {
        try (AgentSession<Toy> session = opened(host)) {
            assertThatThrownBy(() -> session.agent().stream(3, piece -> {
                        throw new IllegalStateException("enough of " + piece);
                    }))
                    .isInstanceOfSatisfying(AgentThrew.class, threw -> {
                        assertThat(threw.thrown().message()).isEqualTo("enough of piece 0");
                        assertThat(threw.thrown().where()).startsWith("ToyAgent.stream(ToyAgent.java:");
                    });
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void whatTheAgentThrowsIsTold(AgentHost host) {
        try (AgentSession<Toy> session = opened(host)) {
            assertThatThrownBy(() -> session.agent().fail("no more"))
                    .isInstanceOf(AgentThrew.class)
                    .hasMessageMatching(
                            "fail\\(\"no more\"\\) threw IllegalStateException at ToyAgent\\.fail\\(ToyAgent\\.java:\\d+\\): no more");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void aSignatureThatDiffersIsShown(AgentHost host) {
        try (AgentSession<Toy> session = opened(host)) {
            assertThatThrownBy(() -> session.agent().differs())
                    .isInstanceOf(SignatureMismatch.class)
                    .hasMessage("Expected public int differs() in lowtide.toy.ToyAgent; found public long differs().");
            assertThatThrownBy(() -> session.agent().missing(List.of()))
                    .hasMessage("Expected public String missing(List<ChatMessage>) in lowtide.toy.ToyAgent; found no"
                            + " method of that name.");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void aRestartKeepsTheDataAndNothingElse(AgentHost host) throws IOException {
        Path folder;
        try (AgentSession<Toy> session = opened(host)) {
            folder = session.folder().orElseThrow();
            int before = session.agent().made();
            session.agent().save("ann.json", "{}");
            session.setTime(Toy.START.plusSeconds(60));

            session.restart(() -> {});

            assertThat(session.agent().load("ann.json")).isEqualTo("{}");
            assertThat(session.agent().made()).isOne().isLessThanOrEqualTo(before);
            assertThat(session.agent().now()).isEqualTo(Toy.START.toString());
            assertThat(session.agent().ask("four")).isEqualTo(4);
            Files.writeString(folder.resolve("ann.json"), "damaged");
            assertThat(session.agent().load("ann.json")).isEqualTo("damaged");
            assertThat(session.agent().chat("ann", "I ate")).isEqualTo("noted");
            assertThat(session.drainLog()).hasSize(1);
        }
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void eachSessionHasAFolderOfItsOwn(AgentHost host) {
        try (AgentSession<Toy> session = opened(host)) {
            session.agent().save("ann.json", "{}");
        }
        try (AgentSession<Toy> session = opened(host)) {
            assertThatThrownBy(() -> session.agent().load("ann.json"))
                    .isInstanceOfSatisfying(
                            AgentThrew.class,
                            threw -> assertThat(threw.is("java.nio.file.NoSuchFileException"))
                                    .isTrue());
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void callsStartOnThreadsOfTheirOwnAndTogether(AgentHost host) {
        try (AgentSession<Toy> session = opened(host)) {
            List<Function<Toy, Integer>> calls = Stream.of("a", "bb", "ccc")
                    .<Function<Toy, Integer>>map(word -> agent -> agent.ask(word))
                    .toList();

            assertThat(session.together(calls).stream().map(CompletableFuture::join))
                    .containsExactly(1, 2, 3);
            assertThat(session.start(agent -> agent.ask("dddd")).join()).isEqualTo(4);
            assertThatThrownBy(session.start(agent -> agent.fail("alone"))::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(AgentThrew.class);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void aValueThatTheSettingsLackIsNamed(AgentHost host) {
        AgentSettings settings = new AgentSettings(
                Toy.settings(gemini.url()).models(), Toy.START, Map.of("prices", Map.of(), "budget", BigDecimal.ONE));

        assertThatThrownBy(() -> host.open(Toy.CONTRACT, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Function<String, Integer> lookup");
    }

    private static AgentSession<Toy> opened(AgentHost host) {
        return host.open(Toy.CONTRACT, Toy.settings(gemini.url()));
    }
}
