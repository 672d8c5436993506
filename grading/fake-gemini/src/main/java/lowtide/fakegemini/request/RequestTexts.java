package lowtide.fakegemini.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Collects every value anywhere in a body as text, numbers too, and every field name that is not part of Gemini's API, so
 * that a check sees whatever an agent tells Gemini. Binary data is decoded as UTF-8.
 */
final class RequestTexts {

    private final List<String> texts = new ArrayList<>();

    private RequestTexts() {}

    /** In the order of the body. */
    static List<String> in(JsonNode body) {
        RequestTexts collector = new RequestTexts();
        collector.collect("", body);
        return collector.texts;
    }

    private void collect(String name, JsonNode value) {
        boolean isRole = name.equals("role") && List.of("user", "model").contains(value.asText());
        if (value.isValueNode() && !value.asText().isEmpty() && !isRole) {
            texts.add(value.asText());
        }
        boolean isBlob = name.equals("inlineData") || name.equals("inline_data");
        value.properties().forEach(field -> {
            if (!RequestSchema.hasFieldNamed(field.getKey())) {
                texts.add(field.getKey());
            }
            if (isBlob && field.getKey().equals("data")) {
                texts.add(decoded(field.getValue().asText()));
            } else {
                collect(field.getKey(), field.getValue());
            }
        });
        if (value.isArray()) {
            value.forEach(element -> collect(name, element));
        }
    }

    private static String decoded(String data) {
        try {
            return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return data; // Not Base64, so it is kept as it is.
        }
    }
}
