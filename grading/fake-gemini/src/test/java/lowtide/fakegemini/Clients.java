package lowtide.fakegemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lowtide.fakegemini.json.Json;

/** The clients the tests call FakeGemini with: LangChain4j's, and the JDK's, which knows nothing of Gemini. */
final class Clients {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Clients() {}

    static GoogleAiGeminiChatModel chat(Account account) {
        return chat(account, Duration.ofSeconds(30));
    }

    static GoogleAiGeminiChatModel chat(Account account, Duration timeout) {
        return GoogleAiGeminiChatModel.builder()
                .baseUrl(account.baseUrl())
                .apiKey(account.apiKey())
                .modelName(FakeGemini.MODEL)
                .timeout(timeout)
                .maxRetries(0)
                .build();
    }

    static GoogleAiGeminiStreamingChatModel streaming(Account account) {
        return GoogleAiGeminiStreamingChatModel.builder()
                .baseUrl(account.baseUrl())
                .apiKey(account.apiKey())
                .modelName(FakeGemini.MODEL)
                .build();
    }

    /** Asks for a whole reply. */
    static HttpResponse<String> generate(Account account, String body) throws IOException, InterruptedException {
        return post(account, FakeGemini.MODEL + ":generateContent", body);
    }

    /** @param call such as {@code gemini-2.5-flash:countTokens} */
    static HttpResponse<String> post(Account account, String call, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(account.baseUrl() + "/models/" + call))
                .header("x-goog-api-key", account.apiKey())
                .POST(BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> get(Account account, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(account.baseUrl() + path))
                .header("x-goog-api-key", account.apiKey()));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(
                request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return json(response.body());
    }

    static JsonNode json(String text) throws IOException {
        return MAPPER.readTree(text);
    }

    /** A body with one user content. */
    static String said(String text) {
        return Json.write(Map.of("contents", List.of(Map.of("parts", List.of(Map.of("text", text))))));
    }
}
