package lowtide.fakegemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Every text in a body, wherever it stands, and every name that is not one of Gemini's own, so that nothing can be told
 * to Gemini unseen. Binary data is read as UTF-8.
 */
final class RequestTexts {

    private final List<String> texts = new ArrayList<>();

    RequestTexts(JsonNode body) {
        enter("", body);
    }

    /** In the order of the body. */
    List<String> list() {
        return texts;
    }

    private void enter(String name, JsonNode value) {
        boolean isRole = name.equals("role") && List.of("user", "model").contains(value.asText());
        if (value.isTextual() && !value.textValue().isEmpty() && !isRole) {
            texts.add(value.textValue());
        }
        boolean isBlob = name.equals("inlineData") || name.equals("inline_data");
        value.properties().forEach(field -> {
            if (!RequestShape.knows(field.getKey())) {
                texts.add(field.getKey());
            }
            if (isBlob && field.getKey().equals("data")) {
                texts.add(decoded(field.getValue().asText()));
            } else {
                enter(field.getKey(), field.getValue());
            }
        });
        if (value.isArray()) {
            value.forEach(element -> enter(name, element));
        }
    }

    private static String decoded(String data) {
        try {
            return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return data; // it is no binary data then, whatever it calls itself
        }
    }
}
