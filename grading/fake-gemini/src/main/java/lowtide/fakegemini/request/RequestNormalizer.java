package lowtide.fakegemini.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import lowtide.fakegemini.json.Json;

/**
 * Converts a request's JSON into one form and finds the first field or value that Gemini does not accept. The JSON
 * mapping of Protocol Buffers allows names in camelCase and snake_case, null for an absent field, and, as Gemini reads
 * it, a list of one without its brackets. One instance converts one request.
 *
 * @see <a href="https://protobuf.dev/programming-guides/json/">ProtoJSON format</a>
 */
final class RequestNormalizer {

    private Optional<String> problem = Optional.empty();

    /**
     * The same object with names in camelCase, lists in brackets, and neither null nor unknown fields; incomplete after
     * the first problem.
     *
     * @param message the name of its message in {@link RequestSchema}
     */
    ObjectNode normalize(JsonNode node, String message) {
        return object(node, message, "");
    }

    /** The message of the error that Gemini would report first, if any. */
    Optional<String> problem() {
        return problem;
    }

    private ObjectNode object(JsonNode node, String message, String path) {
        ObjectNode result = Json.object();
        if (!node.isObject()) {
            report("Invalid value" + at(path) + ".");
            return result;
        }
        node.properties().forEach(property -> {
            if (problem.isEmpty()) {
                property(property.getKey(), property.getValue(), message, path, result);
            }
        });
        return result;
    }

    private void property(String sent, JsonNode value, String message, String path, ObjectNode result) {
        Optional<RequestSchema.Field> field = RequestSchema.field(message, sent);
        if (field.isEmpty()) {
            report("Invalid JSON payload received. Unknown name \"" + sent + "\"" + at(path) + ": Cannot find field.");
        } else if (!value.isNull()) {
            String name = field.get().name();
            value(value, field.get().type(), path.isEmpty() ? name : path + "." + name)
                    .ifPresent(normalized -> result.set(name, normalized));
        }
    }

    private Optional<JsonNode> value(JsonNode node, RequestSchema.Type type, String path) {
        if (type.isList()) {
            return Optional.of(list(node, type.name(), path));
        }
        if (RequestSchema.isMessage(type.name())) {
            return Optional.of(object(node, type.name(), path));
        }
        boolean fits = switch (type.name()) {
            case "string" -> node.isTextual();
            case "number" -> node.isNumber();
            case "bool" -> node.isBoolean();
            case "object" -> node.isObject();
            default -> true;
        };
        if (!fits) {
            report("Invalid value" + at(path) + " (" + type.name() + ").");
            return Optional.empty();
        }
        return Optional.of(node);
    }

    private ArrayNode list(JsonNode node, String message, String path) {
        ArrayNode result = Json.object().arrayNode();
        for (JsonNode element :
                node.isArray() ? node : Json.object().arrayNode().add(node)) {
            if (problem.isPresent()) {
                break;
            }
            result.add(object(element, message, path + "[" + result.size() + "]"));
        }
        return result;
    }

    private void report(String message) {
        problem = problem.or(() -> Optional.of(message));
    }

    private static String at(String path) {
        return path.isEmpty() ? "" : " at '" + path + "'";
    }
}
