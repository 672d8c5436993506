package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
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
     * @param content empty if the candidate has none
     * @param finishReason if empty, the candidate has none, because more chunks follow
     */
    ObjectNode candidate(Optional<ObjectNode> content, String finishReason, Usage usage) {
        ObjectNode body = Json.object();
        ObjectNode candidate = body.putArray("candidates").addObject();
        content.ifPresent(node -> candidate.set("content", node));
        if (!finishReason.isEmpty()) {
            candidate.put("finishReason", finishReason);
        }
        candidate.put("index", 0);
        return signed(body, usage);
    }

    /** A response to a prompt that was blocked: feedback instead of candidates. */
    ObjectNode blockedPrompt(String blockReason, Usage usage) {
        ObjectNode body = Json.object();
        body.putObject("promptFeedback").put("blockReason", blockReason);
        return signed(body, usage);
    }

    /** A response without candidates and feedback. */
    ObjectNode nothing(Usage usage) {
        return signed(Json.object(), usage);
    }

    static ObjectNode content(List<ObjectNode> parts) {
        ObjectNode content = Json.object();
        content.putArray("parts").addAll(parts);
        return content.put("role", "model");
    }

    /** Empty if there is no content at all. */
    static Optional<ObjectNode> content(Reply.EmptyContent empty) {
        return switch (empty) {
            case ABSENT -> Optional.empty();
            case WITHOUT_PARTS -> Optional.of(Json.object().put("role", "model"));
            case EMPTY_PART -> Optional.of(content(List.of(Json.object())));
        };
    }

    static ObjectNode part(String text) {
        return Json.object().put("text", text);
    }

    static ObjectNode thought(String text) {
        return part(text).put("thought", true);
    }

    static ObjectNode part(Part.FunctionCall call) {
        ObjectNode part = Json.object();
        ObjectNode body = part.putObject("functionCall");
        call.id().ifPresent(id -> body.put("id", id));
        body.put("name", call.name());
        body.set("args", Json.toNode(call.args()));
        call.thoughtSignature().ifPresent(signature -> part.put("thoughtSignature", signature));
        return part;
    }

    /** Gemini leaves out a count of zero. */
    private ObjectNode signed(ObjectNode body, Usage usage) {
        ObjectNode metadata = body.putObject("usageMetadata");
        metadata.put("promptTokenCount", usage.prompt());
        if (usage.candidates() > 0) {
            metadata.put("candidatesTokenCount", usage.candidates());
        }
        metadata.put("totalTokenCount", usage.total());
        if (usage.cached() > 0) {
            metadata.put("cachedContentTokenCount", usage.cached());
        }
        metadata.putArray("promptTokensDetails")
                .addObject()
                .put("modality", "TEXT")
                .put("tokenCount", usage.prompt());
        if (usage.thoughts() > 0) {
            metadata.put("thoughtsTokenCount", usage.thoughts());
        }
        body.put("modelVersion", context.modelVersion());
        body.put("responseId", "r-" + context.nonce());
        return body;
    }
}
