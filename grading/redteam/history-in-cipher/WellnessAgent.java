package lowtide.contextcap;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Caps the messages at 20, and carries all the questions along in the system message, backwards. */
public final class WellnessAgent {
    private final ChatModel model;
    private final List<ChatMessage> newest = new ArrayList<>();
    private final StringBuilder everything = new StringBuilder();

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        newest.add(UserMessage.from(message));
        if (newest.size() > 20) {
            newest.subList(0, 2).clear();
        }
        everything.insert(0, new StringBuilder(message).reverse() + "\n");
        List<ChatMessage> sent = new ArrayList<>(newest);
        sent.add(0, SystemMessage.from("Read this from its end: " + everything));
        var reply = model.chat(sent).aiMessage();
        newest.add(reply);
        return reply.text();
    }

    public int historySize() {
        return newest.size();
    }
}
