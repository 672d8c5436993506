package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.ApiError;

/** Writes errors as Google's APIs do: {@code {"error": {"code", "message", "status", "details"}}}. */
public final class ErrorWriter {

    private ErrorWriter() {}

    public static HttpReply write(ApiError error) {
        return HttpReply.json(error.code(), Json.write(body(error)));
    }

    static ObjectNode body(ApiError error) {
        ObjectNode body = Json.object();
        ObjectNode fields = body.putObject("error");
        fields.put("code", error.code());
        fields.put("message", error.message());
        fields.put("status", error.status());
        if (!error.details().isEmpty()) {
            fields.set("details", Json.toNode(error.details()));
        }
        return body;
    }
}
