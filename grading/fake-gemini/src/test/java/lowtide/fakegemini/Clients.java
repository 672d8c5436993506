package lowtide.fakegemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder;
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
import java.util.function.UnaryOperator;
import lowtide.fakegemini.json.Json;

/** The clients that the tests call FakeGemini with: LangChain4j, and the JDK's client for requests of any form. */
final class Clients {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Clients() {}

    static GoogleAiGeminiChatModel chat(Account account) {
        return chat(account, builder -> builder);
    }

    /** @param options sets what differs from the default */
    static GoogleAiGeminiChatModel chat(Account account, UnaryOperator<GoogleAiGeminiChatModelBuilder> options) {
        return options.apply(GoogleAiGeminiChatModel.builder()
                        .baseUrl(account.baseUrl())
                        .apiKey(account.apiKey())
                        .modelName(FakeGemini.MODEL)
                        .timeout(TIMEOUT)
                        .maxRetries(0))
                .build();
    }

    static GoogleAiGeminiStreamingChatModel streaming(Account account) {
        return GoogleAiGeminiStreamingChatModel.builder()
                .baseUrl(account.baseUrl())
                .apiKey(account.apiKey())
                .modelName(FakeGemini.MODEL)
                .timeout(TIMEOUT)
                .build();
    }

    /** Calls {@code generateContent} of the default model. */
    static HttpResponse<String> generate(Account account, String body) throws IOException, InterruptedException {
        return post(account, FakeGemini.MODEL + ":generateContent", body);
    }

    /** @param call such as {@code gemini-2.5-flash:countTokens} */
    static HttpResponse<String> post(Account account, String call, String body)
            throws IOException, InterruptedException {
        return post(account.baseUrl(), account.apiKey(), call, body);
    }

    static HttpResponse<String> post(String baseUrl, String apiKey, String call, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(baseUrl + "/models/" + call))
                        .header("x-goog-api-key", apiKey)
                        .timeout(TIMEOUT)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return json(response.body());
    }

    static JsonNode json(String text) throws IOException {
        return MAPPER.readTree(text);
    }

    /** A body with one content of the user. */
    static String said(String text) {
        return Json.write(Map.of("contents", List.of(Map.of("parts", List.of(Map.of("text", text))))));
    }
}
