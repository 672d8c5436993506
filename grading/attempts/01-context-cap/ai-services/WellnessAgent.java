package lowtide.contextcap;

import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.V;

/** Correct, built with AiServices and a system message. */
public class WellnessAgent {
    /** AiServices sends the question on top of the window. The system message takes one place in it and is no content. */
    private static final int WINDOW = 20;

    private final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(WINDOW);
    private final Assistant assistant;

    public WellnessAgent(ChatModel model) {
        assistant = AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemory(memory)
                .systemMessage("You are a friendly wellness agent.")
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
