package lowtide.fakegemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Part;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code src/test/node/client.js}. Where Node.js is not installed, the tests are skipped, and with CI=true they fail. */
@DisplayName("The official JavaScript SDK")
class JavaScriptSdkTest extends WithAccount {

    private static final Path SOURCES = Path.of("src", "test", "node");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(isInstalled("node") && isInstalled("npm") || "true".equals(System.getenv("CI")), "no Node.js here");
        for (String file : List.of("package.json", "client.js")) {
            Files.copy(SOURCES.resolve(file), folder.resolve(file));
        }
        run("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts");
    }

    @Test
    @DisplayName("generates, with thoughts and token counts")
    void generates() throws Exception {
        JsonNode result = result("generate", FakeGemini.MODEL);

        assertThat(result.get("text").asText()).startsWith("Logged: salad.");
        assertThat(result.get("finishReason").asText()).isEqualTo("STOP");
        assertThat(result.get("tokens").asInt())
                .isEqualTo(account.exchanges().get(0).usage().orElseThrow().total());
        assertThat(result.get("thought").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("streams")
    void streams() throws Exception {
        JsonNode texts = result("stream", FakeGemini.MODEL).get("texts");

        assertThat(texts).hasSize(3);
        StringBuilder reply = new StringBuilder();
        texts.forEach(text -> reply.append(text.asText()));
        assertThat(reply).hasToString(account.exchanges().get(0).replyText().orElseThrow());
    }

    @Test
    @DisplayName("calls tools of a model that signs its calls, in a chat")
    void callsTools() throws Exception {
        account.enqueue(Replies.functionCalls(new Part.FunctionCall("log_food", Map.of("name", "apple"))));

        JsonNode result = result("callTool", "gemini-3.5-flash");

        assertThat(result.at("/call/args/name").asText()).isEqualTo("apple");
        assertThat(result.get("text").asText()).startsWith("Done. log_food: ok.");
    }

    @Test
    @DisplayName("gets JSON in the form of a schema")
    void getsJson() throws Exception {
        assertThat(result("json", FakeGemini.MODEL).get("summary").asText()).startsWith("Logged: salad.");
    }

    @Test
    @DisplayName("embeds, one or several texts")
    void embeds() throws Exception {
        JsonNode result = result("embed", ModelCatalogue.EMBEDDING);

        assertThat(result.get("two")).hasSize(2);
        assertThat(result.at("/two/0")).isEqualTo(result.get("one")).hasSize(768);
        assertThat(result.at("/two/1")).isNotEqualTo(result.get("one"));
    }

    @Test
    @DisplayName("counts tokens")
    void countsTokens() throws Exception {
        assertThat(result("countTokens", FakeGemini.MODEL).get("tokens").asInt())
                .isPositive();
    }

    @Test
    @DisplayName("reports errors")
    void reportsErrors() throws Exception {
        account.enqueue(Replies.quotaExceeded(Duration.ofSeconds(26)), Replies.overloaded());

        JsonNode quota = result("fail", FakeGemini.MODEL);
        assertThat(quota.get("name").asText()).isEqualTo("ApiError");
        assertThat(quota.get("status").asInt()).isEqualTo(429);
        assertThat(quota.get("message").asText()).contains("RESOURCE_EXHAUSTED", "Please retry in 26s.");
        assertThat(result("fail", FakeGemini.MODEL).get("status").asInt()).isEqualTo(503);
        assertThat(result("fail", "gemini-9").get("status").asInt()).isEqualTo(404);
    }

    private JsonNode result(String action, String model) throws Exception {
        String baseUrl = gemini.baseUrl().replace("/v1beta", "");
        return Clients.json(run("node", "client.js", action, baseUrl, account.apiKey(), model));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(() -> String.join(" ", command) + "\n" + output + text(errors))
                .isZero();
        return output;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .anyMatch(place -> Files.isExecutable(place.resolve(program)));
    }
}
