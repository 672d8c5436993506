package lowtide.fakegemini;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** JSON in and out. */
final class Json {

    /** A request of 200 messages has two thousand; a body made to fill the memory has millions. */
    private static final long MOST_TOKENS = 100_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION) // of two equal keys one would go unread
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    static JsonNode read(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }

    /** Reads along, so that how many tokens there were can be asked afterwards, also if it came to nothing. */
    static JsonParser parser(byte[] body) throws IOException {
        return MAPPER.createParser(body);
    }

    static JsonNode read(JsonParser parser) throws IOException {
        return Optional.<JsonNode>ofNullable(MAPPER.readTree(parser)).orElseGet(MAPPER::missingNode);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static Map<String, Object> toMap(JsonNode node) {
        return MAPPER.convertValue(node, OBJECT);
    }

    static JsonNode toNode(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Strings as they are, everything else as JSON. */
    static String text(Object value) {
        return value instanceof String text ? text : write(value);
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This cannot be written as JSON.", e);
        }
    }
}
