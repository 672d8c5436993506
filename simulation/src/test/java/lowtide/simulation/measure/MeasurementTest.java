package lowtide.simulation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Retrieval;
import lowtide.cost.context.Summary;
import lowtide.cost.pricing.ModelPrice;
import lowtide.cost.pricing.PriceList;
import lowtide.fakegemini.FakeGemini;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.UnusableAgentException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementTest {

    private static final ModelPrice FLASH = PriceList.bundled().of("gemini-2.5-flash");
    private static final Workload LOAD = new Workload(2, 3, 8, 50);

    private static FakeGemini gemini;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        gemini = FakeGemini.start();
    }

    @AfterAll
    static void stop() {
        gemini.close();
    }

    @Test
    @DisplayName("the broken agent sends all messages of all users: 1 + 3 + 5 + ... messages")
    void brokenAgent() {
        Measurement measured = measure("broken", LOAD);

        assertThat(measured.observation().sharedConversation()).isTrue();
        assertThat(measured.observation().largestRequest()).isEqualTo(2 * 48 - 1);
        // The sum of the first n odd numbers is n * n.
        assertThat(measured.cumulative())
                .extracting(tokens -> tokens.input())
                .containsExactly(50L * 16 * 16, 50L * 32 * 32, 50L * 48 * 48);
        assertThat(measured.strategy()).isEqualTo(new NoCap());
    }

    @Test
    @DisplayName("an agent with isolation and a cap sends the messages of one user, up to the cap")
    void cappedAgent() {
        Measurement measured = measure("solutions/02-user-isolation", LOAD);

        assertThat(measured.observation().sharedConversation()).isFalse();
        assertThat(measured.observation().failed()).isZero();
        long messages = 0;
        for (int request = 1; request <= 24; request++) {
            messages += Math.min(2 * request - 1, 19);
        }
        assertThat(measured.cumulative().get(2).input()).isEqualTo(2 * messages * 50);
        assertThat(measured.strategy()).isEqualTo(new LastMessages(19));
    }

    @ParameterizedTest
    @DisplayName("with the observed lengths, the billed model predicts the measured cost of each day within 1%")
    @CsvSource({
        "broken, 500, 1",
        "broken, 40, 3",
        "exercises/01-context-cap, 100, 1",
        "exercises/02-user-isolation, 100, 3",
        "solutions/01-context-cap, 500, 1",
        "solutions/02-user-isolation, 500, 3",
        "solutions/05-logging, 250, 2"
    })
    void prediction(String agent, int messageTokens, int users) {
        Measurement measured = measure(agent, new Workload(users, 4, 10, messageTokens));

        assertThat(measured.predictionErrorPercent(FLASH).abs()).isLessThan(BigDecimal.ONE);
        BigDecimal cost = measured.measured(FLASH).cumulative().get(1);
        BigDecimal model = measured.predicted(FLASH).cumulative().get(1);
        // Thinking tokens are random, and their average varies more over two days than over four.
        assertThat(model.subtract(cost).abs()).isLessThan(cost.movePointLeft(2).multiply(BigDecimal.valueOf(4)));
    }

    @Test
    @DisplayName("requests for a summary are paid for, and are not taken for answers")
    void summaries() {
        Measurement measured = measure("solutions/12-summary-memory", new Workload(1, 5, 10, 500));

        // After 15 calls there are 30 messages. Each summary replaces 18 of them, as many as 9 calls add.
        assertThat(measured.observation().answered()).isEqualTo(50);
        assertThat(measured.observation().summaries().requests()).isEqualTo(1 + (50 - 15) / 9);
        assertThat(measured.observation().summaries().tokens().input()).isGreaterThan(4L * 18 * 500);
        assertThat(measured.strategy()).isEqualTo(new Summary(21, 18, 1_200));
        assertThat(measured.memory()).hasValue(Summary.OF_THE_LESSON);
        assertThat(measured.predictionErrorPercent(FLASH).abs()).isLessThan(BigDecimal.valueOf(2));
    }

    @Test
    @DisplayName("each message is embedded once and paid for, and those in the system instruction count as messages")
    void retrieval() {
        Measurement measured = measure("solutions/13-retrieval-memory", new Workload(2, 4, 5, 500));

        // Of each of the two users, the last reply is not embedded yet.
        assertThat(measured.observation().embedded()).isEqualTo((2L * 40 - 2) * 500);
        assertThat(measured.observation().sharedConversation()).isFalse();
        assertThat(measured.strategy()).isEqualTo(new Retrieval(10));
        assertThat(measured.predictionErrorPercent(FLASH).abs()).isLessThan(BigDecimal.valueOf(2));
    }

    @Test
    @DisplayName("calls never exceed a limit of 20 per minute, for any number of prompts a day")
    void rateLimit() {
        Measurement measured = measure("solutions/04-rate-limiting", new Workload(1, 1, 100, 10));

        assertThat(measured.observation().answered()).isEqualTo(100);
        assertThat(measured.observation().failed()).isZero();
    }

    @Test
    @DisplayName("a student's agent is compiled for each measurement, so that edits take effect")
    void ownAgent() throws IOException {
        String agent = agent("return model.chat(message);");
        Workload load = new Workload(1, 1, 5, 10);

        assertThat(measure(agent, load).observation().largestRequest()).isEqualTo(1);

        agent("history.add(dev.langchain4j.data.message.UserMessage.from(message));"
                + " var reply = model.chat(history).aiMessage(); history.add(reply); return reply.text();");
        assertThat(measure(agent, load).observation().largestRequest()).isEqualTo(9);
    }

    @Test
    @DisplayName("a system instruction is observed and used by the billed model")
    void systemInstruction() throws IOException {
        String agent = agent("return model.chat(dev.langchain4j.data.message.SystemMessage.from(\"x\".repeat(400)),"
                + " dev.langchain4j.data.message.UserMessage.from(message)).aiMessage().text();");

        Measurement measured = measure(agent, new Workload(1, 2, 10, 10));

        assertThat(measured.observation().instruction()).isEqualTo(100);
        assertThat(measured.predictionErrorPercent(FLASH).abs()).isLessThan(BigDecimal.ONE);
    }

    @ParameterizedTest
    @DisplayName("an agent that cannot be measured: a message with the reason")
    @CsvSource(
            delimiter = '|',
            value = {
                "return model.chat(message) | The agent does not compile: WellnessAgent.java:12",
                "throw new IllegalStateException(\"no luck\"); | The first call failed: IllegalStateException at WellnessAgent.chat(WellnessAgent.java:12): no luck",
                "return \"I need no model.\"; | The agent sent no requests to Gemini.",
                "System.exit(7); return \"\"; | ended during chat(...) with exit code 7",
            })
    void unusable(String body, String reason) throws IOException {
        String agent = agent(body);

        assertThatThrownBy(() -> measure(agent, new Workload(1, 1, 2, 10)))
                .isInstanceOf(UnusableAgentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    @DisplayName("an unknown constructor: a message with the expected one")
    void otherConstructor() throws IOException {
        String agent = agent("return model.chat(message);");
        Path file = Path.of(agent).resolve("src/main/java/lowtide/contextcap/WellnessAgent.java");
        Files.writeString(file, Files.readString(file).replace("(ChatModel model)", "(ChatModel model, int cap)"));

        assertThatThrownBy(() -> measure(agent, LOAD))
                .isInstanceOf(UnusableAgentException.class)
                .hasMessageContaining("Expected public WellnessAgent(ChatModel model)");
    }

    @Test
    @DisplayName("reports its progress after every call")
    void progress() {
        List<String> seen = new ArrayList<>();

        Measurement.of(
                gemini, AgentSource.BROKEN, new Workload(2, 2, 1, 10), (done, all) -> seen.add(done + "/" + all));

        assertThat(seen).containsExactly("1/4", "2/4", "3/4", "4/4");
    }

    @ParameterizedTest
    @DisplayName("a workload out of range: a message with the range")
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | 1   | 1    | 10   | users must be a whole number from 1 to 1,000, not 0",
                "1    | 366 | 1    | 10   | days must be a whole number from 1 to 365, not 366",
                "1    | 1   | 1001 | 10   | prompts a day must be a whole number from 1 to 1,000, not 1,001",
                "1    | 1   | 1    | 9    | tokens of a message must be a whole number from 10 to 8,000, not 9",
                "1000 | 1   | 11   | 10   | users times prompts must be at most 10,000 a day, not 11,000",
            })
    void ranges(int users, int days, int prompts, int tokens, String reason) {
        assertThatThrownBy(() -> new Workload(users, days, prompts, tokens))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    private static Measurement measure(String agent, Workload load) {
        return Measurement.of(gemini, AgentSource.named(agent), load, Progress.SILENT);
    }

    /** Writes an agent whose chat method has this body to a new folder, and returns the folder. */
    private String agent(String body) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("my agent/src/main/java/lowtide/contextcap"));
        Files.writeString(sources.resolve("WellnessAgent.java"), """
                package lowtide.contextcap;

                import dev.langchain4j.model.chat.ChatModel;
                import dev.langchain4j.data.message.ChatMessage;
                import java.util.ArrayList;
                import java.util.List;

                public final class WellnessAgent {
                    private final ChatModel model;
                    private final List<ChatMessage> history = new ArrayList<>();
                    public WellnessAgent(ChatModel model) { this.model = model; }
                    public String chat(String message) { %s }
                    public int historySize() { return 0; }
                }
                """.formatted(body));
        return folder.resolve("my agent").toString();
    }
}
