package lowtide.fakegemini.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.ApiError;

/**
 * Converts a request's JSON into one form and finds the fields and values that Gemini does not accept. The JSON mapping
 * of Protocol Buffers allows names in camelCase and snake_case, null for an absent field, numbers as strings, and, as
 * Gemini reads it, a list of one without its brackets. One instance converts one request.
 *
 * @see <a href="https://protobuf.dev/programming-guides/json/">ProtoJSON format</a>
 */
final class RequestNormalizer {

    private final FieldViolations violations = new FieldViolations();

    /**
     * The same object with names in camelCase, lists in brackets, and neither null nor fields or values that Gemini does
     * not accept.
     *
     * @param message the name of its message in {@link RequestSchema}
     */
    ObjectNode normalize(JsonNode node, String message) {
        return object(node, message, "");
    }

    /** The error that Gemini would report, if any. */
    Optional<ApiError> problem() {
        return violations.toError();
    }

    private ObjectNode object(JsonNode node, String message, String path) {
        ObjectNode result = Json.object();
        if (!node.isObject()) {
            violations.add(path, "Invalid value" + at(path) + ".");
            return result;
        }
        node.properties().forEach(property -> property(property.getKey(), property.getValue(), message, path, result));
        return result;
    }

    private void property(String sent, JsonNode value, String message, String path, ObjectNode result) {
        Optional<RequestSchema.Field> known = RequestSchema.field(message, sent);
        if (known.isEmpty()) {
            violations.addUnknown(path, sent);
        } else if (!value.isNull()) {
            RequestSchema.Field field = known.get();
            value(value, field.type(), path.isEmpty() ? field.snakeCase() : path + "." + field.snakeCase())
                    .ifPresent(normalized -> result.set(field.name(), normalized));
        }
    }

    private Optional<JsonNode> value(JsonNode node, RequestSchema.Type type, String path) {
        if (type.isList()) {
            return Optional.of(list(node, type.name(), path));
        }
        if (RequestSchema.isMessage(type.name())) {
            return Optional.of(object(node, type.name(), path));
        }
        Optional<JsonNode> scalar = scalar(node, type.name());
        if (scalar.isEmpty()) {
            violations.add(path, "Invalid value" + at(path) + " (" + type.name() + ").");
        }
        return scalar;
    }

    private static Optional<JsonNode> scalar(JsonNode node, String type) {
        return switch (type) {
            case "string" -> Optional.of(node).filter(JsonNode::isTextual);
            case "enum" -> Optional.of(node).filter(value -> value.isTextual() || value.isIntegralNumber());
            case "number" -> number(node);
            case "bool" -> Optional.of(node).filter(JsonNode::isBoolean);
            case "object" -> Optional.of(node).filter(JsonNode::isObject);
            default -> Optional.of(node);
        };
    }

    private static Optional<JsonNode> number(JsonNode node) {
        if (!node.isTextual()) {
            return Optional.of(node).filter(JsonNode::isNumber);
        }
        try {
            return Optional.of(DecimalNode.valueOf(new BigDecimal(node.asText())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private ArrayNode list(JsonNode node, String message, String path) {
        ArrayNode result = Json.object().arrayNode();
        for (JsonNode element :
                node.isArray() ? node : Json.object().arrayNode().add(node)) {
            result.add(object(element, message, path + "[" + result.size() + "]"));
        }
        return result;
    }

    private static String at(String path) {
        return path.isEmpty() ? "" : " at '" + path + "'";
    }
}
