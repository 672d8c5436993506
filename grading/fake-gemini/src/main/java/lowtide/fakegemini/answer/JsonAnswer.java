package lowtide.fakegemini.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lowtide.fakegemini.json.Json;

/**
 * Puts an answer into the form that a schema asks for: texts are the answer or the first permitted value, numbers are 0
 * or the nearest permitted one, lists have one element, and objects have all their properties.
 */
public final class JsonAnswer {

    private static final int MAX_DEPTH = 20;

    private final String answer;
    private final double number;

    private JsonAnswer(String answer, double number) {
        this.answer = answer;
        this.number = number;
    }

    /**
     * JSON text on one line.
     *
     * @param schema JSON text: a schema of OpenAPI or JSON Schema, or {@code {}}, for which the result is an object with
     *     the property {@code answer}
     */
    public static String of(String answer, String schema) {
        return of(answer, schema, 0);
    }

    /** The same with another number than 0. */
    static String of(String answer, String schema, double number) {
        JsonNode node = Json.read(schema);
        return Json.write(
                node.isEmpty()
                        ? Json.object().put("answer", answer)
                        : new JsonAnswer(answer, number).value(node, MAX_DEPTH));
    }

    private Object value(JsonNode schema, int depth) {
        if (depth == 0) {
            return Map.of(); // A schema can refer to itself.
        }
        if (schema.path("anyOf").isArray()) {
            return value(schema.path("anyOf").path(0), depth - 1);
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(0);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> List.of(value(schema.path("items"), depth - 1));
            case "integer", "number" -> number(schema);
            case "boolean" -> true;
            default -> answer;
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = Json.object();
        schema.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), Json.toNode(value(property.getValue(), depth - 1))));
        return object;
    }

    private Number number(JsonNode schema) {
        double least = schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY);
        double most = schema.path("maximum").asDouble(Double.POSITIVE_INFINITY);
        double permitted = Math.max(least, Math.min(most, number));
        return type(schema).equals("integer") ? (Number) (long) permitted : (Number) permitted;
    }

    /** In lower case; the first one if the schema has a list of types. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return (type.isArray() ? type.path(0) : type).asText().toLowerCase(Locale.ROOT);
    }
}
