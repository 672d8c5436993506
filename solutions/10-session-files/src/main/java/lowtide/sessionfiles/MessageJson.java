package lowtide.sessionfiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;

/** Questions and replies as JSON, and back. */
public final class MessageJson {
    private static final JsonMapper JSON = new JsonMapper();

    private MessageJson() {}

    /** A JSON array with one object per message. */
    public static ArrayNode write(List<ChatMessage> messages) {
        ArrayNode array = JSON.createArrayNode();
        for (ChatMessage message : messages) {
            if (message instanceof UserMessage user) {
                array.addObject().put("role", "user").put("text", user.singleText());
            } else {
                array.addObject().put("role", "model").put("text", ((AiMessage) message).text());
            }
        }
        return array;
    }

    /**
     * The messages of such an array.
     *
     * @throws IllegalArgumentException if it is no such array
     */
    public static List<ChatMessage> read(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("not a list of messages");
        }
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonNode object : array) {
            String role = object.path("role").asText();
            if (!object.path("text").isTextual() || !role.equals("user") && !role.equals("model")) {
                throw new IllegalArgumentException("not a message");
            }
            String text = object.path("text").asText();
            messages.add(role.equals("user") ? UserMessage.from(text) : AiMessage.from(text));
        }
        return messages;
    }
}
