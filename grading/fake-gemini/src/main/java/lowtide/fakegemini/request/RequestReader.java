package lowtide.fakegemini.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiModel;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Role;
import lowtide.fakegemini.model.ToolDeclaration;

/**
 * Reads a body into a typed request. Keeps what can be read of an invalid request, for the journal. One instance reads
 * one body.
 */
public final class RequestReader {

    private final String model;
    private final String method;
    private Optional<ApiError> problem = Optional.empty();

    private RequestReader(String model, String method) {
        this.model = model;
        this.method = method;
    }

    /**
     * Reads a request with index 0.
     *
     * @param model the model in the path, known or not
     * @param method {@code generateContent}, {@code streamGenerateContent}, {@code countTokens}, {@code embedContent}
     *     or {@code batchEmbedContents}
     */
    public static ParsedRequest read(String model, String method, byte[] body) {
        ParsedBody parsed = ParsedBody.of(body);
        RequestReader reader = new RequestReader(model, method);
        if (!ModelCatalogue.methods(model).contains(method)) {
            reader.refuse(ModelCatalogue.notFound(model, method));
        }
        GeminiRequest request = parsed.json().map(reader::read).orElseGet(reader::unreadable);
        return new ParsedRequest(request, reader.problem, parsed.tokens());
    }

    private GeminiRequest unreadable() {
        refuse(ApiError.invalidArgument("Invalid JSON payload received. The body cannot be parsed."));
        return request(Json.object(), List.of());
    }

    private GeminiRequest read(JsonNode sent) {
        RequestNormalizer normalizer = new RequestNormalizer();
        ObjectNode root = normalizer.normalize(sent, message());
        normalizer.problem().or(() -> ToolRules.problem(root, model)).ifPresent(this::refuse);
        JsonNode request = root.has("generateContentRequest") ? root.get("generateContentRequest") : root;
        return request(request, RequestTexts.in(sent));
    }

    private String message() {
        return switch (method) {
            case "countTokens" -> "CountTokensRequest";
            case "embedContent" -> "EmbedContentRequest";
            case "batchEmbedContents" -> "BatchEmbedContentsRequest";
            default -> "GenerateContentRequest";
        };
    }

    private GeminiRequest request(JsonNode root, List<String> texts) {
        List<Content> contents = method.contains("mbed") ? toEmbed(root) : contents(root.path("contents"));
        Optional<String> system = Optional.of(root.path("systemInstruction").path("parts"))
                .filter(parts -> !parts.isEmpty())
                .map(parts -> new Content(Role.USER, PartReader.read(parts)).text());
        return new GeminiRequest(
                0, model, method, system, contents, tools(root.path("tools")), GenerationReader.read(root), texts);
    }

    private List<Content> contents(JsonNode sent) {
        List<Content> contents = new ArrayList<>();
        for (JsonNode content : sent) {
            contents.add(content(content, contents.size(), sent.size()));
        }
        return contents;
    }

    private List<Content> toEmbed(JsonNode root) {
        List<Content> contents = new ArrayList<>();
        for (JsonNode request : root.has("requests")
                ? root.get("requests")
                : Json.object().arrayNode().add(root)) {
            contents.add(content(request.path("content"), contents.size(), 1));
        }
        return contents;
    }

    private Content content(JsonNode node, int index, int count) {
        String role = node.path("role").asText(count == 1 ? "user" : "");
        if (!role.equals("user") && !role.equals("model") && !(role.equals("function") && takesFunctionRole())) {
            refuse(ApiError.invalidArgument("Please use a valid role: user, model."));
        }
        List<Part> parts = PartReader.read(node.path("parts"));
        if (parts.isEmpty()) {
            refuse(ApiError.invalidArgument(
                    "* GenerateContentRequest.contents[" + index + "].parts: contents.parts must not be empty.\n"));
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Other other && other.kind().isEmpty()) {
                refuse(ApiError.invalidArgument("* GenerateContentRequest.contents[" + index + "].parts[" + i
                        + "].data: required oneof field 'data' must have one initialized field\n"));
            }
        }
        return new Content(role.equals("model") ? Role.MODEL : Role.USER, parts);
    }

    private boolean takesFunctionRole() {
        return ModelCatalogue.find(model)
                .filter(found -> found.family() == GeminiModel.Family.GEMINI_2_5)
                .isPresent();
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

    /** Only the first problem is reported. */
    private void refuse(ApiError reason) {
        problem = problem.or(() -> Optional.of(reason));
    }
}
