package lowtide.fakegemini.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Converts between Java values, JSON trees and JSON text. Thread-safe. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /** A new, empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The object's fields in their order, with maps, lists, strings, numbers, booleans and null as values. */
    public static Map<String, Object> toMap(JsonNode object) {
        return MAPPER.convertValue(object, OBJECT);
    }

    /**
     * The tree of a JSON text.
     *
     * @throws IllegalArgumentException if it is not valid JSON
     */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The text is not valid JSON.", e);
        }
    }

    /** The tree of a value made of maps, lists, strings, numbers, booleans and null. */
    public static JsonNode toNode(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The value itself if it is a string, otherwise its JSON text. */
    public static String text(Object value) {
        return value instanceof String text ? text : write(value);
    }

    /**
     * The value as JSON text on one line.
     *
     * @throws IllegalArgumentException if Jackson cannot write the value
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The value cannot be written as JSON.", e);
        }
    }
}
