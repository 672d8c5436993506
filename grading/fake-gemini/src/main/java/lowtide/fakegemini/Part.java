package lowtide.fakegemini;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    /** The model asks for a tool. {@code args} is the JSON object as maps, lists and scalars. */
    record FunctionCall(Optional<String> id, String name, Map<String, Object> args) implements Part {
        public FunctionCall {
            args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        }

        public FunctionCall(String name, Map<String, Object> args) {
            this(Optional.empty(), name, args);
        }

        @Override
        public String asText() {
            return name + " " + Json.write(args);
        }
    }

    /** The result of a tool, sent back by the client. */
    record FunctionResponse(Optional<String> id, String name, Map<String, Object> response) implements Part {
        public FunctionResponse {
            response = Collections.unmodifiableMap(new LinkedHashMap<>(response));
        }

        @Override
        public String asText() {
            return name + " " + Json.write(response);
        }
    }

    /** Data sent along, kept without its bytes: {@code base64Length} characters of Base64. */
    record InlineData(String mimeType, int base64Length) implements Part {
        @Override
        public String asText() {
            return "";
        }
    }

    /** Any other part that Gemini accepts (file data, executable code, ...), as its JSON text. */
    record Other(String kind, String json) implements Part {
        @Override
        public String asText() {
            return json;
        }
    }
}
