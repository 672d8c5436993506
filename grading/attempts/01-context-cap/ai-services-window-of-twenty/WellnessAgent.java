package lowtide.contextcap;

import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.V;

/**
 * Wrong on purpose. AiServices sends the question in addition to its window, so a window of 20 makes requests of 21
 * messages.
 */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;

    private final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(MAX_MESSAGES);
    private final Assistant assistant;

    public WellnessAgent(ChatModel model) {
        assistant = AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemory(memory)
                .build();
    }

    public String chat(String message) {
        return assistant.chat(message);
    }

    public int historySize() {
        return memory.messages().size();
    }

    interface Assistant {
        @dev.langchain4j.service.UserMessage("{{message}}")
        String chat(@V("message") String message);
    }
}
