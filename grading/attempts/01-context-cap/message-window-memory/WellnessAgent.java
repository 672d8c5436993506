package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;

/** Correct, built with LangChain4j's MessageWindowChatMemory. */
public class WellnessAgent {
    private final ChatModel model;
    private final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(20);

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        memory.add(UserMessage.from(message));
        AiMessage reply = model.chat(memory.messages()).aiMessage();
        memory.add(reply);
        return reply.text();
    }

    public int historySize() {
        return memory.messages().size();
    }
}
