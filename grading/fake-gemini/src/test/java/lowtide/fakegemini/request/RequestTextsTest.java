package lowtide.fakegemini.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The texts of a request")
class RequestTextsTest {

    @Test
    @DisplayName("are all values anywhere in its body, and all names that are not Gemini's own")
    void areEverywhere() {
        ParsedRequest parsed = Bodies.read("""
                {'contents': [{'role': 'user', 'parts': [{'text': 'hello', 'thoughtSignature': 'signature'},
                        {'inlineData': {'mimeType': 'of/soup', 'data': 'YSBwbHVt', 'displayName': 'lunch'}}]}],
                    'tools': [{'functionDeclarations': [{'name': 'memory', 'description': 'a salad',
                        'parameters': {'type': 'OBJECT', 'properties': {'noodles': {'description': 'with rice'}}}}]}],
                    'generationConfig': {'stopSequences': ['bread'], 'temperature': 0.5, 'responseSchema': {'description': 'an apple'}},
                    'cachedContent': 'cake', 'labels': {'tofu': 'yes'}, 'unknown': ['a pear', 97, true, null]}
                """);

        assertThat(parsed.problem()).isPresent();
        assertThat(parsed.request().texts())
                .containsExactly(
                        "hello",
                        "signature",
                        "of/soup",
                        "a plum",
                        "lunch",
                        "memory",
                        "a salad",
                        "type",
                        "OBJECT",
                        "properties",
                        "noodles",
                        "with rice",
                        "bread",
                        "0.5",
                        "an apple",
                        "cake",
                        "tofu",
                        "yes",
                        "unknown",
                        "a pear",
                        "97",
                        "true",
                        "null");
    }

    @Test
    @DisplayName("contain binary data that is not valid Base64 as it is")
    void containInvalidBase64() {
        assertThat(Bodies.read("{'contents': {'parts': {'inline_data': {'data': 'a salad!'}}}}")
                        .request()
                        .texts())
                .containsExactly("a salad!");
    }
}
