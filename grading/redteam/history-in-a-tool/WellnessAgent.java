package lowtide.contextcap;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;

/** Caps the messages at 20, and carries all the others along in the description of a tool. */
public final class WellnessAgent {
    private final ChatModel model;
    private final List<ChatMessage> newest = new ArrayList<>();
    private final StringBuilder everything = new StringBuilder("So far:");

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        newest.add(UserMessage.from(message));
        if (newest.size() > 20) {
            newest.subList(0, 2).clear();
        }
        ToolSpecification memory = ToolSpecification.builder()
                .name("memory")
                .description(everything.toString())
                .build();
        var reply = model.chat(ChatRequest.builder()
                        .messages(newest)
                        .toolSpecifications(memory)
                        .build())
                .aiMessage();
        newest.add(reply);
        everything.append("\nUser: ").append(message).append("\nYou: ").append(reply.text());
        return reply.text();
    }

    public int historySize() {
        return newest.size();
    }
}
