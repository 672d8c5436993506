package lowtide.agent.host.model;

import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import lowtide.agent.host.resource.Resource;
import lowtide.agent.host.resource.ResourceContext;

/** All models that the grader names, in its order. FakeGemini observes their requests. */
public final class ChatModelListResource implements Resource<List<ChatModel>, Void> {

    private final ResourceContext context;

    public ChatModelListResource(ResourceContext context) {
        this.context = context;
    }

    @Override
    public List<ChatModel> open() {
        return context.agent().models().stream()
                .map(access -> GeminiModels.chatModel(access, context.httpClient()))
                .toList();
    }
}
