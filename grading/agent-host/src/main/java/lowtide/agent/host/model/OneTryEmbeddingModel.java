package lowtide.agent.host.model;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.internal.ExceptionMapper;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.function.Supplier;

/**
 * LangChain4j's client for Gemini's embeddings, which makes each request once. Without this, version 1.18.1 makes a request
 * for several texts that fails three times, whatever its {@code maxRetries} says, and sleeps between the tries.
 */
final class OneTryEmbeddingModel extends GoogleAiEmbeddingModel {

    OneTryEmbeddingModel(GoogleAiEmbeddingModelBuilder builder, HttpClientBuilder httpClient) {
        super(withOneTry(builder, httpClient));
    }

    private static GoogleAiEmbeddingModelBuilder withOneTry(
            GoogleAiEmbeddingModelBuilder builder, HttpClientBuilder httpClient) {
        builder.httpClientBuilder(new OneTryHttpClientBuilder(httpClient));
        return builder;
    }

    @Override
    public Response<Embedding> embed(TextSegment text) {
        return failingAsUsual(() -> super.embed(text));
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
        return failingAsUsual(() -> super.embedAll(texts));
    }

    @Override
    public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        return failingAsUsual(() -> super.doEmbed(request));
    }

    /** Makes a call that fails with the exception that callers of LangChain4j get. */
    private static <T> T failingAsUsual(Supplier<T> call) {
        try {
            return call.get();
        } catch (OneTryHttpClientBuilder.Failed failed) {
            throw ExceptionMapper.DEFAULT.mapException(failed.failure());
        }
    }
}
