package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Usage;

/** Writes {@code GenerateContentResponse} objects: a whole response, or one chunk of a stream. */
final class ChunkWriter {

    private final ReplyContext context;

    ChunkWriter(ReplyContext context) {
        this.context = context;
    }

    /**
     * A chunk with one candidate.
     *
     * @param parts if empty, the candidate has no content
     * @param finishReason if empty, the candidate has none, because more chunks follow
     */
    ObjectNode candidate(List<ObjectNode> parts, String finishReason, Usage usage) {
        ObjectNode body = Json.object();
        ObjectNode candidate = body.putArray("candidates").addObject();
        if (!parts.isEmpty()) {
            ObjectNode content = candidate.putObject("content");
            content.putArray("parts").addAll(parts);
            content.put("role", "model");
        }
        if (!finishReason.isEmpty()) {
            candidate.put("finishReason", finishReason);
        }
        candidate.put("index", 0);
        ObjectNode metadata = body.putObject("usageMetadata");
        metadata.put("promptTokenCount", usage.prompt());
        metadata.put("candidatesTokenCount", usage.candidates());
        metadata.put("totalTokenCount", usage.total());
        if (usage.cached() > 0) {
            metadata.put("cachedContentTokenCount", usage.cached());
        }
        if (usage.thoughts() > 0) {
            metadata.put("thoughtsTokenCount", usage.thoughts());
        }
        return signed(body);
    }

    /** A response to a prompt that was blocked: feedback instead of candidates. */
    ObjectNode blockedPrompt(String blockReason, Usage usage) {
        ObjectNode body = Json.object();
        body.putObject("promptFeedback").put("blockReason", blockReason);
        ObjectNode metadata = body.putObject("usageMetadata");
        metadata.put("promptTokenCount", usage.prompt());
        metadata.put("totalTokenCount", usage.total());
        return signed(body);
    }

    static ObjectNode part(String text) {
        return Json.object().put("text", text);
    }

    static ObjectNode part(Part.FunctionCall call) {
        ObjectNode part = Json.object();
        ObjectNode body = part.putObject("functionCall");
        call.id().ifPresent(id -> body.put("id", id));
        body.put("name", call.name());
        body.set("args", Json.toNode(call.args()));
        return part;
    }

    private ObjectNode signed(ObjectNode body) {
        body.put("modelVersion", context.request().model());
        body.put("responseId", "r-" + context.nonce());
        return body;
    }
}
