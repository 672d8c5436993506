package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.post;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@DisplayName("The command")
@Timeout(60)
class FakeGeminiCommandTest {

    @Test
    @DisplayName("prints its URL, answers any key, prints a line for every request, and stops when interrupted")
    void servesAlone() throws Exception {
        try (PipedReader pipe = new PipedReader();
                PrintWriter out = new PrintWriter(new PipedWriter(pipe));
                BufferedReader printed = new BufferedReader(pipe)) {
            CommandLine command = new CommandLine(new FakeGeminiCommand()).setOut(out);
            Thread runner = new Thread(() -> command.execute("--seed", "5"));
            runner.start();
            Matcher url = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/v1beta").matcher(printed.readLine());

            assertThat(url.find()).isTrue();
            assertThat(post(url.group(), "anything", FakeGemini.MODEL + ":generateContent", said("I ate a salad"))
                            .body())
                    .contains("Logged: salad.");
            assertThat(printed.readLine())
                    .startsWith("POST /v1beta/models/gemini-2.5-flash:generateContent 200")
                    .doesNotContain("anything", "salad");

            assertThat(post(url.group(), "anything", FakeGemini.MODEL + ":generateContent", """
                            {"contents": [{"parts": [{"text": "I ate a salad"}]}],
                             "tools": [{"functionDeclarations": [{"name": "log_food"}]}]}""")
                            .body())
                    .contains("\"functionCall\":{\"name\":\"log_food\"");

            runner.interrupt();
            runner.join();
        }
    }

    @Test
    @DisplayName("explains its options")
    void helps() {
        StringWriter out = new StringWriter();

        assertThat(new CommandLine(new FakeGeminiCommand())
                        .setOut(new PrintWriter(out))
                        .execute("--help"))
                .isZero();
        assertThat(out.toString()).contains("--port", "--seed", "--quiet", "127.0.0.1");
    }
}
