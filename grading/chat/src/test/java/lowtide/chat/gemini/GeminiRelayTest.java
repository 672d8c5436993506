package lowtide.chat.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The relay to the real Gemini")
class GeminiRelayTest {

    private static final String GENERATE = "/models/gemini-2.5-flash:generateContent";
    private static final String BODY = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"I ate a salad\"}]}]}";

    private final FakeGemini gemini = FakeGemini.start();
    private final Account account = gemini.open(1);
    private GeminiRelay relay;

    @BeforeEach
    void open() throws IOException {
        relay = new GeminiRelay(new RealGemini(URI.create(account.baseUrl().replace("/v1beta", "")), account.apiKey()));
    }

    @AfterEach
    void close() {
        relay.close();
        gemini.close();
    }

    @Test
    @DisplayName("passes on a request with the real key, and notes the answer")
    void passesOn() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(relay.access().apiKey(), GENERATE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Logged: salad");
        assertThat(relay.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.finished()).isTrue();
            assertThat(exchange.request().last().text()).isEqualTo("I ate a salad");
            assertThat(exchange.replyText())
                    .isEqualTo(account.exchanges().get(0).replyText());
            assertThat(exchange.usage()).isEqualTo(account.exchanges().get(0).usage());
        });
        assertThat(relay.raw(0)).hasValueSatisfying(raw -> {
            assertThat(raw.request()).isEqualTo(BODY);
            assertThat(raw.response()).isEqualTo(answer.body());
            assertThat(raw.took()).isPositive();
        });
    }

    @Test
    @DisplayName("passes on an error as it came")
    void passesOnErrors() throws IOException, InterruptedException {
        account.enqueue(Replies.overloaded());

        assertThat(post(relay.access().apiKey(), GENERATE).statusCode()).isEqualTo(503);
        assertThat(relay.exchanges())
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.status()).isEqualTo(503));
    }

    @Test
    @DisplayName("passes on nothing without its own key, and nothing but calls of models")
    void refuses() throws IOException, InterruptedException {
        assertThat(post("another", GENERATE).statusCode()).isEqualTo(403);
        assertThat(post(relay.access().apiKey(), "/files").statusCode()).isEqualTo(403);
        assertThat(account.exchanges()).isEmpty();
    }

    @Test
    @DisplayName("does not give the real key away")
    void keepsTheKey() {
        assertThat(relay.access().apiKey()).isNotEqualTo(account.apiKey());
        assertThat(new RealGemini(URI.create("http://127.0.0.1"), "secret"))
                .hasToString("RealGemini[http://127.0.0.1]");
    }

    private HttpResponse<String> post(String key, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(relay.access().baseUrl() + path))
                                .header("x-goog-api-key", key)
                                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
