package lowtide.agent.host.model;

import dev.langchain4j.model.chat.ChatModel;
import lowtide.agent.host.resource.Resource;
import lowtide.agent.host.resource.ResourceContext;

/** One model: the first of those that the grader names. FakeGemini observes its requests. */
public final class ChatModelResource implements Resource<ChatModel, Void> {

    private final ResourceContext context;

    public ChatModelResource(ResourceContext context) {
        this.context = context;
    }

    @Override
    public ChatModel open() {
        return GeminiModels.chatModel(GeminiModels.first(context), context.httpClient());
    }
}
