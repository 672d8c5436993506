package lowtide.fakegemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads a body into a typed request. */
final class RequestReader {

    private RequestReader() {}

    static Call read(String model, String method, ReplyWriter.Form form, byte[] body) {
        JsonNode root;
        try {
            root = Json.read(body);
        } catch (IOException e) {
            GeminiRequest nothing = new GeminiRequest(
                    0, model, method, Optional.empty(), List.of(), List.of(), Generation.UNSPECIFIED);
            return new Call(nothing, form, Optional.of(Reply.Failure.invalidArgument("Invalid JSON payload received.")));
        }
        List<Content> contents = new ArrayList<>();
        root.path("contents").forEach(content -> contents.add(content(content)));
        Optional<String> system = root.has("systemInstruction")
                ? Optional.of(content(root.get("systemInstruction")).text())
                : Optional.empty();
        JsonNode config = root.path("generationConfig");
        Generation generation = new Generation(
                config.has("temperature")
                        ? OptionalDouble.of(config.get("temperature").asDouble())
                        : OptionalDouble.empty(),
                config.has("maxOutputTokens")
                        ? OptionalInt.of(config.get("maxOutputTokens").asInt())
                        : OptionalInt.empty(),
                config.path("thinkingConfig").has("thinkingBudget")
                        ? OptionalInt.of(
                                config.path("thinkingConfig").get("thinkingBudget").asInt())
                        : OptionalInt.empty());
        List<ToolDeclaration> tools = new ArrayList<>();
        for (JsonNode tool : root.path("tools")) {
            for (JsonNode function : tool.path("functionDeclarations")) {
                tools.add(new ToolDeclaration(
                        function.path("name").asText(),
                        function.path("description").asText(),
                        function.has("parameters") ? function.get("parameters").toString() : ""));
            }
        }
        return new Call(
                new GeminiRequest(0, model, method, system, contents, tools, generation), form, Optional.empty());
    }

    private static Content content(JsonNode node) {
        List<Part> parts = new ArrayList<>();
        node.path("parts").forEach(part -> parts.add(part(part)));
        return new Content(node.path("role").asText("user").equals("model") ? Role.MODEL : Role.USER, parts);
    }

    private static Part part(JsonNode node) {
        if (node.has("text")) {
            return new Part.Text(node.get("text").asText());
        }
        if (node.has("functionCall")) {
            JsonNode call = node.get("functionCall");
            return new Part.FunctionCall(
                    Optional.ofNullable(call.path("id").asText(null)),
                    call.path("name").asText(),
                    call.has("args") ? Json.toMap(call.get("args")) : java.util.Map.of());
        }
        if (node.has("functionResponse")) {
            JsonNode response = node.get("functionResponse");
            return new Part.FunctionResponse(
                    Optional.ofNullable(response.path("id").asText(null)),
                    response.path("name").asText(),
                    response.has("response") ? Json.toMap(response.get("response")) : java.util.Map.of());
        }
        if (node.has("inlineData")) {
            JsonNode data = node.get("inlineData");
            return new Part.InlineData(
                    data.path("mimeType").asText(), data.path("data").asText().length());
        }
        String kind = node.fieldNames().hasNext() ? node.fieldNames().next() : "";
        return new Part.Other(kind, node.toString());
    }
}
