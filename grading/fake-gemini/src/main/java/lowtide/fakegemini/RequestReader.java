package lowtide.fakegemini;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads a body into a typed request. What can be read of a bad request is kept, for the journal; what is wrong with it
 * comes along. One instance reads one body.
 */
final class RequestReader {

    private final String model;
    private final String method;
    private Optional<Reply.Failure> failure = Optional.empty();
    private long tokens;

    RequestReader(String model, String method) {
        this.model = model;
        this.method = method;
    }

    GeminiRequest read(byte[] body) {
        if (!Models.NAMES.contains(model)) {
            fail(Models.notFound(model, method));
        }
        ObjectNode root = Json.object();
        List<String> texts = List.of();
        try (JsonParser parser = Json.parser(body)) {
            JsonNode sent;
            try {
                sent = Json.read(parser);
            } finally {
                tokens = parser.currentTokenCount();
            }
            texts = new RequestTexts(sent).list();
            RequestShape shape = new RequestShape();
            root = shape.normalise(
                    sent, method.equals("countTokens") ? "CountTokensRequest" : "GenerateContentRequest");
            shape.problem().map(Reply.Failure::invalidArgument).ifPresent(this::fail);
        } catch (IOException e) {
            // Jackson's message quotes the body, and errors never do.
            fail(Reply.Failure.invalidArgument("Invalid JSON payload received. The body cannot be parsed."));
        }
        return request(root.has("generateContentRequest") ? root.get("generateContentRequest") : root, texts);
    }

    /** How many JSON tokens were read. */
    long tokens() {
        return tokens;
    }

    /** Why Gemini would refuse what was read; empty if its shape is right. */
    Optional<Reply.Failure> failure() {
        return failure;
    }

    private GeminiRequest request(JsonNode root, List<String> texts) {
        List<Content> contents = new ArrayList<>();
        JsonNode sent = root.path("contents");
        for (JsonNode content : sent) {
            contents.add(content(content, contents.size(), sent.size()));
        }
        Optional<String> system = Optional.of(root.path("systemInstruction").path("parts"))
                .filter(parts -> !parts.isEmpty())
                .map(parts -> new Content(Role.USER, parts(parts)).text());
        return new GeminiRequest(
                0,
                model,
                method,
                system,
                contents,
                tools(root.path("tools")),
                generation(root.path("generationConfig")),
                texts);
    }

    private Content content(JsonNode node, int index, int count) {
        String role = node.path("role").asText(count == 1 ? "user" : "");
        if (!role.equals("user") && !role.equals("model")) {
            fail(Reply.Failure.invalidArgument("Please use a valid role: user, model."));
        }
        List<Part> parts = parts(node.path("parts"));
        if (parts.isEmpty()) {
            fail(Reply.Failure.invalidArgument(
                    "* GenerateContentRequest.contents[" + index + "].parts: contents.parts must not be empty.\n"));
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Other other && other.kind().isEmpty()) {
                fail(Reply.Failure.invalidArgument("* GenerateContentRequest.contents[" + index + "].parts[" + i
                        + "].data: required oneof field 'data' must have one initialized field\n"));
            }
        }
        return new Content(role.equals("model") ? Role.MODEL : Role.USER, parts);
    }

    private static List<Part> parts(JsonNode nodes) {
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
            return new Part.FunctionCall(id(call), call.path("name").asText(), map(call.path("args")));
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
        return List.of("fileData", "executableCode", "codeExecutionResult", "toolCall", "toolResponse").stream()
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

    private static List<ToolDeclaration> tools(JsonNode nodes) {
        List<ToolDeclaration> tools = new ArrayList<>();
        for (JsonNode tool : nodes) {
            for (JsonNode function : tool.path("functionDeclarations")) {
                JsonNode schema =
                        function.has("parameters") ? function.get("parameters") : function.path("parametersJsonSchema");
                tools.add(new ToolDeclaration(
                        function.path("name").asText(),
                        function.path("description").asText(),
                        schema.isMissingNode() ? "" : Json.write(schema)));
            }
        }
        return tools;
    }

    private static Generation generation(JsonNode config) {
        JsonNode temperature = config.path("temperature");
        return new Generation(
                temperature.isNumber() ? OptionalDouble.of(temperature.asDouble()) : OptionalDouble.empty(),
                integer(config.path("maxOutputTokens")),
                integer(config.path("thinkingConfig").path("thinkingBudget")));
    }

    private static OptionalInt integer(JsonNode node) {
        return node.isNumber() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }

    private void fail(Reply.Failure reason) {
        failure = failure.or(() -> Optional.of(reason));
    }
}
