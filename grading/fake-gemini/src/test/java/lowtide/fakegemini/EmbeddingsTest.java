package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.json;
import static lowtide.fakegemini.Clients.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.List;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.ModelCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Embeddings")
class EmbeddingsTest extends WithAccount {

    @Test
    @DisplayName("reach LangChain4j, one or several at a time, and are near if the texts share words")
    void reachLangChain4j() {
        Embedding question = model().embed("Which soup?").content();
        List<Embedding> facts = model().embedAll(
                        List.of(TextSegment.from("I ate soup"), TextSegment.from("I went for a run")))
                .content();

        assertThat(question.dimension()).isEqualTo(3_072);
        assertThat(CosineSimilarity.between(question, facts.get(0)))
                .isGreaterThan(CosineSimilarity.between(question, facts.get(1)) + 0.1);
        assertThat(account.embeddings())
                .extracting(GeminiRequest::contents)
                .extracting(List::size)
                .containsExactly(1, 2);
        assertThat(account.requests()).isEmpty();
    }

    @Test
    @DisplayName("fail by the script of their model, which no other model follows")
    void fail() {
        account.enqueue(Replies.overloaded());
        account.model(ModelCatalogue.EMBEDDING).enqueue(Replies.internalError(), Replies.connectionReset());

        assertThatThrownBy(() -> model().embed("soup")).isInstanceOf(InternalServerException.class);
        assertThatThrownBy(() -> model().embed("soup")).isInstanceOf(RuntimeException.class);
        assertThat(model().embed("soup").content().dimension()).isEqualTo(3_072);
        assertThatThrownBy(() -> chat(account).chat("soup")).isInstanceOf(InternalServerException.class);
    }

    @Test
    @DisplayName("have as many numbers as the request says, and are refused beyond Gemini's limits")
    void haveLimits() throws Exception {
        String call = ModelCatalogue.EMBEDDING + ":embedContent";
        String body = "{\"content\": {\"parts\": [{\"text\": \"soup\"}]}, \"outputDimensionality\": %d}";

        assertThat(json(post(account, call, body.formatted(768))).at("/embedding/values"))
                .hasSize(768);
        assertThat(post(account, call, body.formatted(3_073)).statusCode()).isEqualTo(400);
        assertThat(post(account, call, "{}").statusCode()).isEqualTo(400);
        String one = "{\"content\": {\"parts\": [{\"text\": \"soup\"}]}}";
        assertThat(post(
                                account,
                                ModelCatalogue.EMBEDDING + ":batchEmbedContents",
                                "{\"requests\": [" + (one + ",").repeat(100) + one + "]}")
                        .body())
                .contains("at most 100 requests");
        assertThat(post(account, FakeGemini.MODEL + ":embedContent", one).statusCode())
                .isEqualTo(404);
    }

    private GoogleAiEmbeddingModel model() {
        GoogleAiEmbeddingModel.GoogleAiEmbeddingModelBuilder builder = GoogleAiEmbeddingModel.builder();
        builder.baseUrl(account.baseUrl())
                .apiKey(account.apiKey())
                .modelName(ModelCatalogue.EMBEDDING)
                .maxRetries(0);
        return builder.build();
    }
}
