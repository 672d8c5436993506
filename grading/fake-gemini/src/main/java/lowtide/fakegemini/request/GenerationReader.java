package lowtide.fakegemini.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.Generation;

/** Reads the settings of a request from its normalised JSON. */
final class GenerationReader {

    private GenerationReader() {}

    /** @param root the whole request */
    static Generation read(JsonNode root) {
        JsonNode config = root.path("generationConfig");
        JsonNode thinking = config.path("thinkingConfig");
        JsonNode temperature = config.path("temperature");
        return new Generation(
                temperature.isNumber() ? OptionalDouble.of(temperature.asDouble()) : OptionalDouble.empty(),
                integer(config.path("maxOutputTokens")),
                integer(thinking.path("thinkingBudget")),
                thinking.path("includeThoughts").asBoolean(),
                jsonSchema(config),
                dimensions(root));
    }

    private static Optional<String> jsonSchema(JsonNode config) {
        if (!config.path("responseMimeType").asText().equals("application/json")) {
            return Optional.empty();
        }
        return Optional.of(Stream.of("responseSchema", "responseJsonSchema", "_responseJsonSchema")
                .map(config::path)
                .filter(JsonNode::isObject)
                .map(Json::write)
                .findFirst()
                .orElse("{}"));
    }

    /** Of several embeddings, the first one decides for all. */
    private static OptionalInt dimensions(JsonNode root) {
        JsonNode request = root.has("requests") ? root.path("requests").path(0) : root;
        return integer(request.path("outputDimensionality"));
    }

    private static OptionalInt integer(JsonNode node) {
        return node.isNumber() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }
}
