package lowtide.broken.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ModelNotFoundException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import lowtide.broken.WellnessAgent;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The demo")
class DemoTest {

    private static String output;

    @BeforeAll
    static void run() {
        output = printed(Demo::offline);
    }

    @Test
    @DisplayName("shows all problems in order")
    void showsAll() {
        assertThat(output.lines().filter(line -> line.startsWith("== ")).map(line -> line.split(" ")[1]))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    }

    @Test
    @DisplayName("shows how messages and tokens grow")
    void showsGrowth() {
        assertThat(output)
                .containsPattern("(?m)^ +1 +1 +4$")
                .containsPattern("(?m)^ +40 +79 +402 +#{40}$")
                .contains("Alice wrote 40 messages. The agent sent and paid for 1,600.");
    }

    @Test
    @DisplayName("shows that the agent tells Bob what Alice ate")
    void showsLeak() {
        assertThat(output).containsPattern("bob +What did I eat\\?\\R +agent +You ate: salad\\.");
    }

    @Test
    @DisplayName("shows that every later message pays for a long one again")
    void showsLongMessage() {
        assertThat(output)
                .containsPattern("400,000 characters +100,000\\R +\"Thanks\" +100,0\\d\\d\\R +\"Bye\" +100,0\\d\\d");
    }

    @Test
    @DisplayName("shows that the 500th call is answered")
    void showsNoLimit() {
        assertThat(output)
                .containsPattern("500 calls in [0-9.]+ seconds, 500 of them answered")
                .contains("call 500: HTTP 200, 999 messages");
    }

    @Test
    @DisplayName("shows that the log has no lines")
    void showsEmptyLog() {
        assertThat(output).containsPattern("(?m)lines in the agent's log +0$");
    }

    @Test
    @DisplayName("shows the stack trace after a 503, and two questions in the next request")
    void showsFailure() {
        assertThat(output)
                .containsPattern("InternalServerException:\\s+\\{\"error\":\\{\"code\":503")
                .containsPattern("at lowtide\\.broken\\.WellnessAgent\\.chat\\(WellnessAgent\\.java:\\d+\\)")
                .containsPattern("user +What did I eat\\?\\R +user +What did I do\\?");
    }

    @Test
    @DisplayName("shows that no request offered the tools")
    void showsNoTools() {
        assertThat(output).contains("0 of 549 requests");
    }

    @Test
    @DisplayName("shows an agent that retries until midnight, because the 429 of a daily quota asks it to")
    void showsQuotaTrap() {
        assertThat(output)
                .containsPattern("\"quotaId\":\"\\w*PerDay.*\"\\R +\"retryDelay\":\"36.4s\"")
                .containsPattern("(?m)^ +18:00:00 +1 +0$")
                .containsPattern("(?m)^ +00:00:21 +595 +1$")
                .contains("594 of 595 requests were refused");
    }

    @Test
    @DisplayName("shows a message that makes 201 requests, because the model keeps calling a tool")
    void showsToolLoop() {
        assertThat(output)
                .containsPattern("(?m)^ +1 +1 +105 +0$")
                .containsPattern("(?m)^ +201 +401 +4,255 +200$")
                .contains("One message: 201 requests", "200 apples in the diary");
    }

    @Test
    @DisplayName("shows a budget that one large call exceeds, and twenty calls at once")
    void showsLateBudget() {
        assertThat(output)
                .containsPattern("(?m)400,000 characters +100,\\d\\d\\d +1,000% +refused$")
                .containsPattern("(?m)^ +20 at once, .* 2\\d,\\d\\d\\d +2\\d\\d% +refused$");
    }

    @Test
    @DisplayName("fits a projector: ASCII, 80 columns, and fewer than 140 lines")
    void fitsTheScreen() {
        List<String> lines = output.lines().toList();

        assertThat(lines)
                .hasSizeBetween(50, 140)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).matches("[\\x20-\\x7e]*"));
    }

    @ParameterizedTest
    @DisplayName("prints every figure that the READMEs quote")
    @CsvSource({"README.md, ','", "README.de.md, '.'"})
    void figuresOfTheReadme(String file, String thousands) throws IOException {
        String readme = Files.readString(Path.of(file));
        List<String> figures = Pattern.compile("(?<=\\*\\*)[\\d" + thousands + "]+(?=\\*\\*)")
                .matcher(readme)
                .results()
                .map(found -> found.group().replace(thousands, ","))
                .toList();

        assertThat(figures)
                .hasSizeGreaterThan(10)
                .allSatisfy(figure ->
                        assertThat(output).containsPattern("(?<![\\d,.])" + Pattern.quote(figure) + "(?![\\d,])"));
    }

    @Test
    @DisplayName("makes nine calls to the real Gemini, skips expensive problems, and does not print the key")
    void online() {
        try (FakeGemini gemini = FakeGemini.start();
                Account account = gemini.openToAnyKey(3)) {
            String online = printed(out -> Demo.online(
                    out, Optional.of(gemini.baseUrl()), "a-secret-key", Optional.of("gemini-flash-latest")));

            assertThat(account.requests())
                    .hasSize(9)
                    .allMatch(request -> request.model().equals("gemini-flash-latest"));
            assertThat(online)
                    .contains("REAL GEMINI")
                    .containsPattern("9\\s+short calls")
                    .contains("Alice wrote 5 messages. The agent sent and paid for 25.")
                    .containsPattern("5\\s+messages;\\s+2\\s+of")
                    .containsPattern("calls so far +8")
                    .contains("0 of 9 requests")
                    .containsPattern("NO TOKEN COUNTING =+\\RSkipped")
                    .containsPattern("NO RATE LIMITING =+\\RSkipped")
                    .containsPattern("NO ERROR HANDLING =+\\RSkipped")
                    .containsPattern("RETRIES WITHOUT END =+\\RSkipped")
                    .containsPattern("TOOLS WITHOUT A LIMIT =+\\RSkipped")
                    .containsPattern("CHECKED TOO LATE =+\\RSkipped")
                    .doesNotContain("a-secret-key");
            long tokens = account.exchanges().stream()
                    .limit(8)
                    .mapToLong(exchange -> exchange.usage().orElseThrow().total())
                    .sum();
            assertThat(online)
                    .containsPattern("tokens Gemini reported for them +" + String.format(Locale.ROOT, "%,d", tokens));
        }
    }

    @Test
    @DisplayName("clears the global history, even if Gemini rejects the request")
    void clearsHistory() {
        try (FakeGemini gemini = FakeGemini.start();
                Account account = gemini.openToAnyKey(3).always(Replies.permissionDenied())) {
            assertThatThrownBy(() ->
                            printed(out -> Demo.online(out, Optional.of(account.baseUrl()), "any", Optional.empty())))
                    .isInstanceOf(AuthenticationException.class);
        }
        assertThat(WellnessAgent.CONVERSATION_HISTORY).isEmpty();
    }

    @Test
    @DisplayName("says what to set if the model is gone")
    void namesTheSetting() {
        assertThat(Demo.failure(new ModelNotFoundException("gone")))
                .contains("GEMINI_MODEL", "gemini-flash-latest", "unset GEMINI_API_KEY");
        assertThat(Demo.failure(new AuthenticationException("no"))).doesNotContain("GEMINI_MODEL");
    }

    private static String printed(Consumer<PrintStream> demo) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        demo.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
