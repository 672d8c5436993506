package lowtide.fakegemini.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * A request body, parsed as strict JSON.
 *
 * @param json the body's tree; empty if it is not valid JSON, has a key twice, or has more than 100,000 tokens. An empty
 *     body gives a missing node.
 * @param tokens how many JSON tokens (names, values and brackets) were read, also of a body that is not valid
 */
record ParsedBody(Optional<JsonNode> json, long tokens) {

    /** JSON tokens. A request of 200 messages has 2,000; a body made to fill the memory has millions. */
    private static final long MAX_TOKENS = 100_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    // Of two equal keys, one would not be read.
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static ParsedBody of(byte[] body) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            return new ParsedBody(read(parser), parser.currentTokenCount());
        } catch (IOException e) {
            return new ParsedBody(Optional.empty(), 0);
        }
    }

    private static Optional<JsonNode> read(JsonParser parser) {
        try {
            return Optional.of(
                    Optional.<JsonNode>ofNullable(MAPPER.readTree(parser)).orElseGet(MAPPER::missingNode));
        } catch (IOException e) {
            return Optional.empty(); // The message quotes the body, which an error to the client must not do.
        }
    }
}
