package lowtide.chat.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import lowtide.chat.crowd.CrowdPlan;
import lowtide.chat.crowd.Crowds;
import lowtide.chat.room.ChatRoom;
import lowtide.chat.room.Fault;

/** Does what the page asks for. Thread-safe. */
final class RoomRequests {

    private static final int LONGEST_NAME = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final ChatRoom room;
    private final Crowds crowds;
    private final PageTexts texts;

    RoomRequests(ChatRoom room, Crowds crowds, PageTexts texts) {
        this.room = room;
        this.crowds = crowds;
        this.texts = texts;
    }

    /**
     * Handles a request that changes something.
     *
     * @param body a JSON object
     */
    Response change(String path, byte[] body) throws IOException {
        JsonNode asked;
        try {
            asked = json.readTree(body);
        } catch (JsonProcessingException malformed) {
            return Response.text(400, "This is not JSON.");
        }
        try {
            switch (path) {
                case "users" -> room.join(name(asked));
                case "messages" -> {
                    int turn = room.say(name(asked), asked.path("message").asText());
                    return Response.json(json.writeValueAsBytes(Map.of("turn", turn)));
                }
                case "clock" ->
                    room.advance(Duration.ofSeconds(asked.path("seconds").asLong(-1)));
                case "fault" -> room.fault(Fault.valueOf(asked.path("fault").asText()));
                case "crowd" ->
                    crowds.start(
                            new CrowdPlan(
                                    asked.path("users").asInt(),
                                    asked.path("prompts").asInt()),
                            asked.path("solution").asBoolean());
                case "crowd/stop" -> crowds.stop();
                case "restart" -> room.restart();
                default -> {
                    return Response.text(404, "There is nothing at this path.");
                }
            }
            return Response.json(json.writeValueAsBytes(Map.of()));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return Response.text(400, texts.of(refused.getMessage()));
        }
    }

    private static String name(JsonNode asked) {
        String name = asked.path("user").asText();
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A user id has at most " + LONGEST_NAME + " characters.");
        }
        return name;
    }
}
