package lowtide.agent.api.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Converts values to JSON and back by their declared generic types: primitives, strings, java.time, BigDecimal with its
 * scale, records, lists, maps and LangChain4j's ChatMessage. Thread-safe.
 */
public final class ValueCodec {

    /**
     * Twice as many as the longest possible log needs; a frame that is meant to exhaust memory has tens of millions.
     */
    private static final long MAX_TOKENS = 1_000_000;

    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new TimeModule())
            .addModule(new ChatMessageModule())
            .build();

    private ValueCodec() {}

    /** The JSON of a value; JSON's null for null. */
    public static JsonNode encode(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * The value of this type that the JSON represents.
     *
     * @throws IllegalArgumentException if the JSON does not represent a value of this type, or is null and the type is
     *     primitive
     */
    public static Object decode(JsonNode json, JavaType type) {
        if (type.isPrimitive() && (json == null || json.isNull())) {
            throw new IllegalArgumentException("null is no " + type.getRawClass());
        }
        return MAPPER.convertValue(json, type);
    }

    /** As {@link #decode(JsonNode, JavaType)}, for a type without type arguments. */
    public static <T> T decode(JsonNode json, Class<T> type) {
        return MAPPER.convertValue(json, type);
    }

    /**
     * The value that a line of JSON represents.
     *
     * @throws java.io.IOException if it represents no value of this type
     */
    public static <T> T read(String json, Class<T> type) throws java.io.IOException {
        return MAPPER.readValue(json, type);
    }

    /** The JSON of a value in one line. */
    public static byte[] write(Object value) throws java.io.IOException {
        return MAPPER.writeValueAsBytes(value);
    }
}
