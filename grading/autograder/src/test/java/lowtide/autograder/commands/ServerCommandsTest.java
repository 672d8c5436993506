package lowtide.autograder.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of the READMEs that serve until somebody stops them. */
@ExtendWith(SharedKitCopy.class)
class ServerCommandsTest {

    private static final String FAKE_GEMINI = "mvn -q -pl grading/fake-gemini -am verify -Pfake-gemini";
    private static final String PAGE = "java -jar simulation/target/lowtide-simulation.jar page";
    private static final String CHAT = "exercises/lab chat 2";
    private static final String CHAT_WITH_BROKEN = "exercises/lab chat broken";
    static final List<String> COMMANDS = List.of(FAKE_GEMINI, PAGE, CHAT, CHAT_WITH_BROKEN);

    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/(?:v1beta|[0-9a-f]{32}/)?");

    @Test
    void fakeGeminiAnswers(KitCopy kit) throws IOException, InterruptedException {
        whileItRuns(kit, FAKE_GEMINI, url -> {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(url + "/models/gemini-2.5-flash:generateContent"))
                            .header("x-goog-api-key", "any")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"contents\":[{\"parts\":[{\"text\":\"I ate a salad\"}]}]}")));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("Logged: salad");
        });
    }

    @Test
    void thePageAndItsAnswersAreServed(KitCopy kit) throws IOException, InterruptedException {
        whileItRuns(kit, PAGE, url -> {
            assertThat(send(HttpRequest.newBuilder(URI.create(url))).body())
                    .contains("<title>What context costs</title>");
            assertThat(send(HttpRequest.newBuilder(URI.create(url + "answer"))).body())
                    .contains("$2,407.50");
        });
    }

    @Test
    void theChatsAreServed(KitCopy kit) throws IOException, InterruptedException {
        for (String command : List.of(CHAT, CHAT_WITH_BROKEN)) {
            whileItRuns(
                    kit,
                    command,
                    url -> assertThat(send(HttpRequest.newBuilder(URI.create(url)))
                                    .body())
                            .contains("<title>Low Tide chat</title>"));
        }
    }

    /** Starts a command, waits until it prints where it listens, and stops it in the end. */
    private static void whileItRuns(KitCopy kit, String command, Client client)
            throws IOException, InterruptedException {
        Process process = kit.builder(command).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> printed = new ArrayList<>();
            Optional<String> url = Optional.empty();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                printed.add(line);
                url = URL.matcher(line).results().map(MatchResult::group).findFirst();
                if (url.isPresent()) {
                    break; // nothing more is printed while it serves
                }
            }
            assertThat(url).as(String.join("\n", printed)).isPresent();
            client.use(url.get());
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private interface Client {
        void use(String url) throws IOException, InterruptedException;
    }
}
