package lowtide.agent.host.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import lowtide.agent.host.resource.Resource;
import lowtide.agent.host.resource.ResourceContext;

/** One model that streams: the first of those that the grader names. FakeGemini observes its requests. */
public final class StreamingChatModelResource implements Resource<StreamingChatModel, Void> {

    private final ResourceContext context;

    public StreamingChatModelResource(ResourceContext context) {
        this.context = context;
    }

    @Override
    public StreamingChatModel open() {
        return GeminiModels.streamingModel(GeminiModels.first(context), context.httpClient());
    }
}
