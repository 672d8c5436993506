package lowtide.fakegemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.ServerException;
import com.google.genai.types.Content;
import com.google.genai.types.ContentEmbedding;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.EmbedContentResponse;
import com.google.genai.types.FinishReason;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.ThinkingConfig;
import com.google.genai.types.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lowtide.fakegemini.model.ModelCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The official Java SDK")
class OfficialSdkTest extends WithAccount {

    private static final GenerateContentConfig NOTHING =
            GenerateContentConfig.builder().build();

    private Client client;

    @BeforeEach
    void openClient() {
        client = Client.builder()
                .apiKey(account.apiKey())
                .httpOptions(HttpOptions.builder()
                        .baseUrl(gemini.baseUrl().replace("/v1beta", ""))
                        .apiVersion("v1beta")
                        .retryOptions(HttpRetryOptions.builder().attempts(1).build())
                        .build())
                .build();
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    @DisplayName("generates, with thoughts and token counts")
    void generates() {
        GenerateContentResponse response = client.models.generateContent(
                FakeGemini.MODEL,
                "I ate a salad",
                GenerateContentConfig.builder()
                        .temperature(0.4f)
                        .maxOutputTokens(1_000)
                        .systemInstruction(Content.fromParts(Part.fromText("Be brief.")))
                        .thinkingConfig(
                                ThinkingConfig.builder().includeThoughts(true).build())
                        .build());

        assertThat(response.text()).startsWith("Logged: salad.");
        assertThat(response.finishReason().knownEnum()).isEqualTo(FinishReason.Known.STOP);
        assertThat(response.usageMetadata().orElseThrow().totalTokenCount())
                .contains(account.exchanges().get(0).usage().orElseThrow().total());
        assertThat(response.parts().get(0).thought()).contains(true);
    }

    @Test
    @DisplayName("streams")
    void streams() {
        List<String> texts = new ArrayList<>();
        try (ResponseStream<GenerateContentResponse> stream =
                client.models.generateContentStream(FakeGemini.MODEL, "I ate a salad", NOTHING)) {
            stream.forEach(chunk -> texts.add(chunk.text()));
        }

        assertThat(texts).hasSize(3);
        assertThat(String.join("", texts))
                .isEqualTo(account.exchanges().get(0).replyText().orElseThrow());
    }

    @Test
    @DisplayName("calls tools of a model that signs its calls")
    void callsTools() {
        account.enqueue(Replies.functionCalls(
                new lowtide.fakegemini.model.Part.FunctionCall("log_food", Map.of("name", "apple"))));
        String model = "gemini-3.5-flash";
        GenerateContentConfig config = GenerateContentConfig.builder()
                .tools(Tool.builder()
                        .functionDeclarations(FunctionDeclaration.builder()
                                .name("log_food")
                                .description("Logs a food.")
                                .parameters(Schema.builder()
                                        .type("OBJECT")
                                        .properties(Map.of(
                                                "name",
                                                Schema.builder().type("STRING").build()))
                                        .build())
                                .build())
                        .build())
                .build();
        Content question = Content.builder()
                .role("user")
                .parts(Part.fromText("I ate an apple"))
                .build();
        Content call = client.models
                .generateContent(model, List.of(question), config)
                .candidates()
                .orElseThrow()
                .get(0)
                .content()
                .orElseThrow();
        Content result = Content.builder()
                .role("user")
                .parts(Part.fromFunctionResponse("log_food", Map.of("result", "ok")))
                .build();

        assertThat(client.models
                        .generateContent(model, List.of(question, call, result), config)
                        .text())
                .startsWith("Done. log_food: ok.");
    }

    @Test
    @DisplayName("gets JSON in the form of a schema")
    void getsJson() throws Exception {
        GenerateContentConfig config = GenerateContentConfig.builder()
                .responseMimeType("application/json")
                .responseSchema(Schema.builder()
                        .type("OBJECT")
                        .properties(Map.of(
                                "summary", Schema.builder().type("STRING").build()))
                        .build())
                .build();

        assertThat(Clients.json(client.models
                                .generateContent(FakeGemini.MODEL, "I ate a salad", config)
                                .text())
                        .get("summary")
                        .asText())
                .startsWith("Logged: salad.");
    }

    @Test
    @DisplayName("embeds, one or several texts")
    void embeds() {
        EmbedContentConfig config =
                EmbedContentConfig.builder().outputDimensionality(768).build();
        EmbedContentResponse one = client.models.embedContent(ModelCatalogue.EMBEDDING, "soup", config);
        EmbedContentResponse two =
                client.models.embedContent(ModelCatalogue.EMBEDDING, List.of("soup", "salad"), config);

        List<ContentEmbedding> embeddings = two.embeddings().orElseThrow();
        assertThat(one.embeddings().orElseThrow().get(0).values())
                .isEqualTo(embeddings.get(0).values());
        assertThat(embeddings.get(1).values().orElseThrow()).hasSize(768);
    }

    @Test
    @DisplayName("reports errors")
    void reportsErrors() {
        account.enqueue(Replies.quotaExceeded(Duration.ofSeconds(26)), Replies.overloaded());

        assertThatThrownBy(() -> client.models.generateContent(FakeGemini.MODEL, "Hello", NOTHING))
                .isInstanceOfSatisfying(ApiException.class, error -> {
                    assertThat(error.code()).isEqualTo(429);
                    assertThat(error.status()).isEqualTo("RESOURCE_EXHAUSTED");
                    assertThat(error.message()).contains("Please retry in 26s.");
                });
        assertThatThrownBy(() -> client.models.generateContent(FakeGemini.MODEL, "Hello", NOTHING))
                .isInstanceOf(ServerException.class);
        assertThatThrownBy(() -> client.models.generateContent("gemini-9", "Hello", NOTHING))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(404));
    }
}
