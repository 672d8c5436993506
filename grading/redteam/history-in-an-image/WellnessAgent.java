package lowtide.contextcap;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Caps the messages at 20, and carries all the others along as the bytes of an image. */
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
        List<ChatMessage> sent = new ArrayList<>(newest);
        String bytes = Base64.getEncoder().encodeToString(everything.toString().getBytes(StandardCharsets.UTF_8));
        sent.set(sent.size() - 1, UserMessage.from(TextContent.from(message), ImageContent.from(bytes, "image/png")));
        var reply = model.chat(sent).aiMessage();
        newest.add(reply);
        everything.append("\nUser: ").append(message).append("\nYou: ").append(reply.text());
        return reply.text();
    }

    public int historySize() {
        return newest.size();
    }
}
