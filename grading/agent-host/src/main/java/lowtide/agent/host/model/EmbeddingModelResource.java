package lowtide.agent.host.model;

import dev.langchain4j.model.embedding.EmbeddingModel;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.host.resource.Resource;
import lowtide.agent.host.resource.ResourceContext;

/** A model that embeds. The grader passes where it is found. FakeGemini observes its requests. */
public final class EmbeddingModelResource implements Resource<EmbeddingModel, Void> {

    private final ResourceContext context;

    public EmbeddingModelResource(ResourceContext context) {
        this.context = context;
    }

    @Override
    public EmbeddingModel open() {
        return GeminiModels.embeddingModel(ValueCodec.decode(context.value(), ModelAccess.class), context.httpClient());
    }
}
