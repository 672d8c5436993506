package lowtide.fakegemini.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.Part;

/** Reads the parts of a content from normalised JSON. */
final class PartReader {

    private static final List<String> OTHER_KINDS =
            List.of("fileData", "executableCode", "codeExecutionResult", "toolCall", "toolResponse");

    private PartReader() {}

    static List<Part> read(JsonNode nodes) {
        List<Part> parts = new ArrayList<>();
        nodes.forEach(node -> parts.add(part(node)));
        return parts;
    }

    private static Part part(JsonNode node) {
        if (node.has("text")) {
            return new Part.Text(node.get("text").asText());
        }
        if (node.has("functionCall")) {
            JsonNode call = node.get("functionCall");
            Optional<String> signature = node.has("thoughtSignature")
                    ? Optional.of(node.get("thoughtSignature").asText())
                    : Optional.empty();
            return new Part.FunctionCall(id(call), call.path("name").asText(), map(call.path("args")), signature);
        }
        if (node.has("functionResponse")) {
            JsonNode response = node.get("functionResponse");
            return new Part.FunctionResponse(
                    id(response), response.path("name").asText(), map(response.path("response")));
        }
        if (node.has("inlineData")) {
            JsonNode data = node.get("inlineData");
            return new Part.InlineData(
                    data.path("mimeType").asText(), data.path("data").asText().length());
        }
        return OTHER_KINDS.stream()
                .filter(node::has)
                .findFirst()
                .map(kind -> new Part.Other(kind, Json.write(node.get(kind))))
                .orElse(new Part.Other("", ""));
    }

    private static Optional<String> id(JsonNode node) {
        return node.has("id") ? Optional.of(node.get("id").asText()) : Optional.empty();
    }

    private static Map<String, Object> map(JsonNode node) {
        return node.isObject() ? Json.toMap(node) : Map.of();
    }
}
