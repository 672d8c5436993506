package lowtide.agent.host.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.host.http.ChannelHttpClientBuilder;
import lowtide.agent.host.resource.ResourceContext;

/** Creates the models that agents get: LangChain4j's client for Gemini with the lesson's settings. */
public final class GeminiModels {

    /**
     * Longer than the grader waits for a call, even on a busy machine, where its 15 s can take 150 s. No check tests
     * the agent's own time-outs.
     */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final double TEMPERATURE = 0.4; // the lesson's

    private GeminiModels() {}

    /**
     * The first of the models that the grader names.
     *
     * @throws IllegalArgumentException if it names none
     */
    static ModelAccess first(ResourceContext context) {
        return context.agent().models().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no model for the parameter " + context.parameter().name()));
    }

    /** A model at this address. */
    static ChatModel chatModel(ModelAccess access, Supplier<HttpClientBuilder> httpClient) {
        return GoogleAiGeminiChatModel.builder()
                .baseUrl(access.baseUrl())
                .apiKey(access.apiKey())
                .modelName(access.model())
                .temperature(TEMPERATURE)
                .maxRetries(0) // a retry would reach Gemini as a request that the agent never made
                .timeout(TIMEOUT)
                .httpClientBuilder(httpClient.get())
                .build();
    }

    /** A model at this address that streams. LangChain4j makes each of its requests once. */
    static StreamingChatModel streamingModel(ModelAccess access, Supplier<HttpClientBuilder> httpClient) {
        return GoogleAiGeminiStreamingChatModel.builder()
                .baseUrl(access.baseUrl())
                .apiKey(access.apiKey())
                .modelName(access.model())
                .temperature(TEMPERATURE)
                .timeout(TIMEOUT)
                .httpClientBuilder(httpClient.get())
                .build();
    }

    /** A model at this address that embeds. */
    static EmbeddingModel embeddingModel(ModelAccess access, Supplier<HttpClientBuilder> httpClient) {
        GoogleAiEmbeddingModel.GoogleAiEmbeddingModelBuilder builder = GoogleAiEmbeddingModel.builder();
        builder.baseUrl(access.baseUrl())
                .apiKey(access.apiKey())
                .modelName(access.model())
                .outputDimensionality(ModelAccess.EMBEDDING_DIMENSIONS)
                .timeout(TIMEOUT);
        return new OneTryEmbeddingModel(builder, httpClient.get());
    }

    /** Creates a model that is never called, because loading the classes takes most of the time of the first model. */
    public static void warmUp() {
        chatModel(
                new ModelAccess("http://127.0.0.1:1", "none", "none"),
                new ChannelHttpClientBuilder(new InetSocketAddress("127.0.0.1", 1))::copy);
    }
}
