package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import lowtide.fakegemini.json.Json;

/** How a client wants its response: {@code generateContent} gives one object, {@code streamGenerateContent} several. */
public enum ResponseFormat {
    /** One JSON object. */
    OBJECT {
        @Override
        HttpReply write(List<ObjectNode> chunks) {
            return raw(Json.write(chunks.get(0)));
        }
    },

    /** A JSON array of objects. */
    ARRAY {
        @Override
        HttpReply write(List<ObjectNode> chunks) {
            return raw(Json.write(chunks));
        }
    },

    /** Server-sent events, one object each. */
    EVENTS {
        @Override
        HttpReply write(List<ObjectNode> chunks) {
            StringBuilder body = new StringBuilder();
            chunks.forEach(chunk -> body.append(event(Json.write(chunk))));
            return HttpReply.of(200, EVENT_STREAM, body.toString());
        }

        @Override
        HttpReply raw(String data) {
            return HttpReply.of(200, EVENT_STREAM, event(data));
        }
    };

    /** What ends a server-sent event. */
    static final String EVENT_END = "\r\n\r\n";

    static final String EVENT_STREAM = "text/event-stream";

    /** Writes chunks of a response. {@link #OBJECT} takes exactly one. */
    abstract HttpReply write(List<ObjectNode> chunks);

    /** Writes text, valid JSON or not, where otherwise a JSON object or array would be. */
    HttpReply raw(String data) {
        return HttpReply.json(200, data);
    }

    private static String event(String data) {
        return "data: " + data + EVENT_END;
    }
}
