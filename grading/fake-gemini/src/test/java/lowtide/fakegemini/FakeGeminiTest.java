package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.json;
import static lowtide.fakegemini.Clients.post;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("FakeGemini")
class FakeGeminiTest extends WithAccount {

    @ParameterizedTest(name = "refuses {0}")
    @ValueSource(strings = {"{}", "secret", "{\"contents\": [{\"parts\": [{\"secret\": 1}]}]}"})
    @DisplayName("refuses what Gemini refuses, and enters it in the journal")
    void refusesInvalidRequests(String body) throws Exception {
        HttpResponse<String> response = generate(account, body);

        JsonNode error = json(response).get("error");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.get("code").asInt()).isEqualTo(400);
        assertThat(error.get("status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(account.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isEqualTo(400);
            assertThat(exchange.usage()).isEmpty();
            assertThat(exchange.replyText()).isEmpty();
        });
    }

    @Test
    @DisplayName("refuses a prompt that is too long, and LangChain4j reports Gemini's message")
    void refusesLongPrompts() {
        assertThatThrownBy(() -> chat(account).chat("x".repeat(4 * 1_048_576 + 1)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("exceeds the maximum number of tokens allowed");
    }

    @Test
    @DisplayName("refuses an unknown model with 404, and LangChain4j reports it as such")
    void refusesUnknownModels() throws Exception {
        HttpResponse<String> response = post(account, "gemini-9:generateContent", said("secret"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("models/gemini-9 is not found").doesNotContain("secret");
        assertThat(account.exchanges()).extracting(Exchange::status).containsExactly(404);
        assertThatThrownBy(() ->
                        chat(account, builder -> builder.modelName("gemini-9")).chat("Hello"))
                .isInstanceOf(ModelNotFoundException.class);
    }

    @Test
    @DisplayName("serves the other models, too")
    void servesOtherModels() throws Exception {
        HttpResponse<String> response = post(account, "gemini-2.5-pro:generateContent", said("Hello"));

        assertThat(json(response).get("modelVersion").asText()).isEqualTo("gemini-2.5-pro");
    }

    @Test
    @DisplayName("refuses a key that only looks like its own")
    void refusesWrongKeys() throws Exception {
        HttpResponse<String> response =
                post(account.baseUrl(), "fake-gemini-wrong", FakeGemini.MODEL + ":generateContent", said("Hello"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/details/0/reason").asText()).isEqualTo("API_KEY_INVALID");
        assertThat(account.exchanges()).isEmpty();
    }

    @Test
    @DisplayName("takes any key that is not its own into the account that was opened for that, until it is closed")
    void takesAnyKey() throws Exception {
        String url = account.baseUrl();
        String call = FakeGemini.MODEL + ":generateContent";
        try (Account any = gemini.openToAnyKey(1)) {
            assertThat(post(url, "whatever", call, said("Hello")).statusCode()).isEqualTo(200);
            assertThat(post(url, account.apiKey(), call, said("Hello")).statusCode())
                    .isEqualTo(200);
            assertThat(post(url, "fake-gemini-wrong", call, said("Hello")).statusCode())
                    .isEqualTo(400);
            assertThat(post(url, " ", call, said("Hello")).statusCode()).isEqualTo(403);
            assertThat(any.exchanges()).hasSize(1);
            assertThat(account.exchanges()).hasSize(1);
        }
        assertThat(post(url, "whatever", call, said("Hello")).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("counts tokens like Gemini, which is no model call")
    void countsTokens() throws Exception {
        account.always(Replies.overloaded());

        assertThat(json(post(account, FakeGemini.MODEL + ":countTokens", said("12345678")))
                        .get("totalTokens")
                        .asInt())
                .isEqualTo(2);
        assertThat(post(account, FakeGemini.MODEL + ":countTokens", "{}").statusCode())
                .isEqualTo(400);
        assertThat(account.requests()).isEmpty();
        assertThat(account.exchanges()).hasSize(2);
    }

    @Test
    @DisplayName("logs a line for every request if told to")
    void logs() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (FakeGemini logging = FakeGemini.start(0, lines::add);
                Account other = logging.open(7)) {
            generate(other, said("secret"));

            assertThat(lines)
                    .singleElement()
                    .asString()
                    .startsWith("POST /v1beta/models/gemini-2.5-flash:generateContent 200 prompt=2 ")
                    .doesNotContain("secret", other.apiKey());
        }
    }

    @Test
    @DisplayName("stops when it is closed")
    void stops() {
        FakeGemini other = FakeGemini.start();
        Account open = other.open(1);
        other.close();

        assertThatThrownBy(() -> generate(open, said("Hello"))).isInstanceOf(ConnectException.class);
    }
}
