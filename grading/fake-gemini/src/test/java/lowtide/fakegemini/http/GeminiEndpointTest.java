package lowtide.fakegemini.http;

import static org.assertj.core.api.Assertions.assertThat;

import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.reply.ResponseFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The endpoint")
class GeminiEndpointTest extends WithServer {

    private static final String MODEL = "/v1beta/models/" + ModelCatalogue.DEFAULT;
    private static final String KEY = "?key=" + TestServer.KEY;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1beta/models/m:generateContent",
                "/v1/models/m:generateContent",
                "/v1/models/m%3AgenerateContent",
                "/v1/models/m%3agenerateContent"
            })
    @DisplayName("passes calls of v1 and v1beta on, with the model and the method of the path")
    void passesCallsOn(String path) throws Exception {
        assertThat(server.send("POST", path + KEY, "{}")).startsWith("HTTP/1.1 200 ");
        assertThat(server.calls).singleElement().satisfies(passed -> {
            assertThat(passed.parsed().request().model()).isEqualTo("m");
            assertThat(passed.parsed().request().method()).isEqualTo("generateContent");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "generateContent, OBJECT",
        "generateContent?alt=sse, OBJECT",
        "streamGenerateContent, ARRAY",
        "streamGenerateContent?alt=json, ARRAY",
        "streamGenerateContent?alt=sse, EVENTS",
        "countTokens, OBJECT"
    })
    @DisplayName("finds out the format of the response")
    void findsTheFormat(String method, ResponseFormat format) throws Exception {
        server.send("POST", MODEL + ":" + method + (method.contains("?") ? "&" : "?") + "key=" + TestServer.KEY, "{}");

        assertThat(server.calls).extracting(Call::format).containsExactly(format);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /",
        "POST, /v1/chat/completions",
        "POST, /v2/models/gemini-2.5-flash:generateContent",
        "POST, /v1/models/gemini-2.5-flash:sing",
        "GET, /v1/models/gemini-2.5-flash:generateContent",
        "POST, /v1/models"
    })
    @DisplayName("answers any other path with 404")
    void refusesOtherPaths(String verb, String path) throws Exception {
        assertThat(server.send(verb, path + KEY, "{}"))
                .startsWith("HTTP/1.1 404 ")
                .contains("NOT_FOUND");
        assertThat(server.calls).isEmpty();
    }

    @Test
    @DisplayName("copes with a path that cannot be decoded")
    void readsAnyPath() throws Exception {
        assertThat(server.send("POST", "/v1beta/models/%zz:generateContent" + KEY, "{}"))
                .startsWith("HTTP/1.1 40");
    }

    @Test
    @DisplayName("takes the key from the header or the query")
    void findsTheKey() throws Exception {
        String header = "x-goog-api-key: " + TestServer.KEY + "\r\nContent-Length: 2";

        assertThat(server.send("POST", MODEL + ":generateContent", header, "{}"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(server.send("POST", MODEL + ":generateContent" + KEY, "{}")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 403, unregistered callers",
        "?key=, 403, unregistered callers",
        "?key=+, 403, unregistered callers",
        "?key=wrong, 400, API_KEY_INVALID"
    })
    @DisplayName("refuses a missing or wrong key")
    void refusesWrongKeys(String query, int status, String text) throws Exception {
        assertThat(server.send("POST", MODEL + ":generateContent" + query, "{}"))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(text)
                .doesNotContain("wrong");
        assertThat(server.calls).isEmpty();
    }

    @Test
    @DisplayName("refuses what is beyond the quota, calls and lists of models")
    void refusesBeyondTheQuota() throws Exception {
        server.admits = false;

        assertThat(server.send("POST", TestServer.CALL, "{}"))
                .startsWith("HTTP/1.1 429 ")
                .contains("RESOURCE_EXHAUSTED");
        assertThat(server.send("GET", "/v1beta/models" + KEY, "")).startsWith("HTTP/1.1 429 ");
        assertThat(server.calls).isEmpty();
    }

    @Test
    @DisplayName("lists the models for a valid key")
    void listsModels() throws Exception {
        assertThat(server.send("GET", "/v1beta/models" + KEY, "")).contains("models/" + ModelCatalogue.DEFAULT);
        assertThat(server.send("GET", "/v1/models/gemini-2.5-pro" + KEY, ""))
                .contains("models/gemini-2.5-pro")
                .doesNotContain("models/" + ModelCatalogue.DEFAULT);
        assertThat(server.send("GET", MODEL, "")).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1beta/models", "/v1beta/models?key=wrong"})
    @DisplayName("closes the connection after a refusal that no quota counts")
    void closesTheConnection(String path) throws Exception {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

        assertThat(server.exchange(request.repeat(20)).split("HTTP/1.1 40")).hasSize(2);
    }

    @Test
    @DisplayName("keeps the connection after an answer")
    void keepsTheConnection() throws Exception {
        String request = "GET /v1beta/models" + KEY + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

        assertThat(server.exchange(request.repeat(3)).split("HTTP/1.1 200")).hasSize(4);
    }

    @Test
    @DisplayName("logs one line for every request, without keys and texts")
    void logs() throws Exception {
        server.send("POST", TestServer.CALL, "{\"contents\": {\"parts\": {\"text\": \"secret\"}}}");
        server.reply = ApiError.notFound();
        server.send("POST", TestServer.CALL, "{}");
        server.send("GET", "/v1beta/models" + KEY, "");
        server.send("POST", "/v1beta/chat?key=secret", "secret");

        assertThat(server.log)
                .containsExactly(
                        "POST " + MODEL + ":generateContent 200 prompt=2 cached=0 candidates=2 thoughts=20",
                        "POST " + MODEL + ":generateContent 404",
                        "GET /v1beta/models 200",
                        "POST /v1beta/chat 404");
    }

    @Test
    @DisplayName("does not tell that WireMock answers")
    void hidesWireMock() throws Exception {
        assertThat(server.send("POST", TestServer.CALL, "{}")).doesNotContainIgnoringCase("stub");
    }

    @Test
    @DisplayName("cuts the connection where a body is truncated")
    void cutsTheConnection() throws Exception {
        server.reply = new Reply.Truncated(false);

        assertThat(server.send("POST", TestServer.CALL, "{}")).endsWith("{\"candidates\":[{\"content\":{");
    }
}
