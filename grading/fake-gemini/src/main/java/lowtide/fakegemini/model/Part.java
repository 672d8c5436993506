package lowtide.fakegemini.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lowtide.fakegemini.json.Json;

/** One part of a content, as it arrived. Immutable. */
public sealed interface Part {

    /** Everything in this part that a person could read; empty for binary data. */
    String asText();

    /** Plain text. */
    record Text(String text) implements Part {
        @Override
        public String asText() {
            return text;
        }
    }

    /**
     * A function that the model wants the client to call.
     *
     * @param args the arguments by name; values are maps, lists, strings, numbers, booleans or null
     * @param thoughtSignature what some models demand back with the call
     */
    record FunctionCall(Optional<String> id, String name, Map<String, Object> args, Optional<String> thoughtSignature)
            implements Part {
        public FunctionCall {
            args = copyOf(args);
        }

        /** A call without a signature. */
        public FunctionCall(Optional<String> id, String name, Map<String, Object> args) {
            this(id, name, args, Optional.empty());
        }

        /** A call without an id and a signature. */
        public FunctionCall(String name, Map<String, Object> args) {
            this(Optional.empty(), name, args);
        }

        @Override
        public String asText() {
            return name + " " + Json.write(args);
        }
    }

    /**
     * The result of a function, sent back by the client.
     *
     * @param response the result's JSON object; values are maps, lists, strings, numbers, booleans or null
     */
    record FunctionResponse(Optional<String> id, String name, Map<String, Object> response) implements Part {
        public FunctionResponse {
            response = copyOf(response);
        }

        @Override
        public String asText() {
            return name + " " + Json.write(response);
        }
    }

    /**
     * Binary data sent along, kept without its bytes.
     *
     * @param base64Length its length in Base64, in characters
     */
    record InlineData(String mimeType, int base64Length) implements Part {
        @Override
        public String asText() {
            return "";
        }
    }

    /**
     * Any other part that Gemini accepts, such as file data or executable code.
     *
     * @param kind the name of its field, such as {@code fileData}; empty if the part has no data
     * @param json its value as JSON text
     */
    record Other(String kind, String json) implements Part {
        @Override
        public String asText() {
            return json;
        }
    }

    /** Unlike {@link Map#copyOf}, keeps the order and permits null values, as JSON has them. */
    private static Map<String, Object> copyOf(Map<String, Object> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
