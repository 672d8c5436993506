package lowtide.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.AuthenticationException;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The demo")
class DemoTest {

    private static String shown;

    @BeforeAll
    static void runIt() {
        shown = printed(Demo::offline);
    }

    @Test
    @DisplayName("shows all seven problems in order")
    void showsAll() {
        assertThat(shown.lines().filter(line -> line.startsWith("== ")).map(line -> line.substring(3, 4)))
                .containsExactly("1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    @DisplayName("shows how messages and tokens climb")
    void showsTokensClimb() {
        assertThat(shown)
                .containsPattern("(?m)^ +1 +1 +4$")
                .containsPattern("(?m)^ +40 +79 +402 +#{40}$")
                .contains("She wrote 40 messages. 1,600 were sent and paid for.");
    }

    @Test
    @DisplayName("shows that Bob is told what Alice ate")
    void showsLeak() {
        assertThat(shown).containsPattern("bob +What did I eat\\?\\R +agent +You ate: salad\\.");
    }

    @Test
    @DisplayName("shows that one long message is paid for with every later one")
    void showsLongMessage() {
        assertThat(shown)
                .containsPattern("400,000 characters +100,000\\R +\"Thanks\" +100,0\\d\\d\\R +\"Bye\" +100,0\\d\\d");
    }

    @Test
    @DisplayName("shows the 500th call being served")
    void showsNoLimit() {
        assertThat(shown)
                .containsPattern("500 calls in [0-9.]+ seconds, 500 of them served")
                .contains("call 500: HTTP 200, 999 messages");
    }

    @Test
    @DisplayName("shows a log without a line")
    void showsEmptyLog() {
        assertThat(shown).containsPattern("(?m)lines in the agent's log +0$");
    }

    @Test
    @DisplayName("shows the stack trace of one 503, and the two questions of the next request")
    void showsFailure() {
        assertThat(shown)
                .containsPattern("InternalServerException:\\s+\\{\"error\":\\{\"code\":503")
                .containsPattern("at lowtide\\.broken\\.WellnessAgent\\.chat\\(WellnessAgent\\.java:\\d+\\)")
                .containsPattern("user +What did I eat\\?\\R +user +What did I do\\?");
    }

    @Test
    @DisplayName("shows that no request offered a tool")
    void showsNoTools() {
        assertThat(shown).contains("0 of 549 requests");
    }

    @Test
    @DisplayName("fits a projector: ASCII, 80 columns, and less than 90 lines")
    void fitsTheScreen() {
        List<String> lines = shown.lines().toList();

        assertThat(lines)
                .hasSizeBetween(50, 90)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).matches("[\\x20-\\x7e]*"));
    }

    @Test
    @DisplayName("is quoted in the README figure by figure")
    void readmeTellsTheSameFigures() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> figures = Pattern.compile("(?<=\\*\\*)[\\d,]+(?=\\*\\*)")
                .matcher(readme)
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(figures)
                .hasSizeGreaterThan(10)
                .allSatisfy(figure ->
                        assertThat(shown).containsPattern("(?<![\\d,.])" + Pattern.quote(figure) + "(?![\\d,])"));
    }

    @Test
    @DisplayName("with a key of Gemini's makes nine calls, says what it leaves out, and keeps the key to itself")
    void sparesTheRealGemini() {
        try (FakeGemini google = FakeGemini.start();
                Account account = google.openToAnyKey(3)) {
            String online = printed(out -> Demo.online(out, Optional.of(google.baseUrl()), "a-secret-key"));

            assertThat(account.requests()).hasSize(9);
            assertThat(online)
                    .contains("REAL GEMINI", "9 short calls")
                    .contains("She wrote 5 messages. 25 were sent and paid for.")
                    .contains("5 messages: 2 of")
                    .containsPattern("calls so far +8")
                    .contains("0 of 9 requests")
                    .containsPattern("NO TOKEN COUNTING =+\\R+Left out")
                    .containsPattern("NO RATE LIMITING =+\\R+Left out")
                    .containsPattern("NO ERROR HANDLING =+\\R+Left out")
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
    @DisplayName("leaves nothing behind in the global history, even when Gemini refuses it")
    void cleansUp() {
        try (FakeGemini google = FakeGemini.start();
                Account account = google.openToAnyKey(3).always(Replies.permissionDenied())) {
            assertThatThrownBy(() -> printed(out -> Demo.online(out, Optional.of(account.baseUrl()), "any")))
                    .isInstanceOf(AuthenticationException.class);
        }
        assertThat(WellnessAgent.CONVERSATION_HISTORY).isEmpty();
    }

    private static String printed(Consumer<PrintStream> demo) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        demo.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
