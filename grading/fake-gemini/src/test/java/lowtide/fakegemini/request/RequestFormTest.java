package lowtide.fakegemini.request;

import static lowtide.fakegemini.request.Bodies.CALL;
import static lowtide.fakegemini.request.Bodies.MODEL;
import static lowtide.fakegemini.request.Bodies.RESPONSE;
import static lowtide.fakegemini.request.Bodies.USER;
import static lowtide.fakegemini.request.Bodies.contents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import lowtide.fakegemini.model.ModelCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The form of a request")
class RequestFormTest {

    static Stream<Arguments> invalidBodies() {
        return Stream.of(
                arguments("no parts", contents("{'role': 'user'}"), "contents.parts must not be empty"),
                arguments("empty parts", contents(USER, "{'role': 'user', 'parts': []}"), "contents[1].parts"),
                arguments("a part without data", contents("{'parts': [{}]}"), "required oneof field 'data'"),
                arguments("role system", contents("{'role': 'system', 'parts': [{'text': 'secret'}]}"), "valid role"),
                arguments("role tool", contents(USER, "{'role': 'tool', 'parts': [{'text': 'x'}]}"), "role"),
                arguments("a missing role among several", contents(USER, "{'parts': [{'text': 'x'}]}"), "valid role"),
                arguments("an unknown field", "{'contents': [" + USER + "], 'temperature': 1}", "Unknown name"),
                arguments(
                        "an unknown field in a part",
                        contents("{'parts': [{'text': 'secret', 'txt': 1}]}"),
                        "Unknown name \"txt\" at 'contents[0].parts[0]': Cannot find field."),
                arguments("a wrong type", contents("{'parts': [{'text': 5}]}"), "contents[0].parts[0].text"),
                arguments("a list of strings", "{'contents': ['secret']}", "Invalid value at 'contents[0]'"),
                arguments("a JSON list", "['secret']", "Invalid value"),
                arguments("no JSON", "secret", "Invalid JSON payload"),
                arguments("broken JSON", "{'contents': [{'secret'", "Invalid JSON payload"),
                arguments("JSON followed by text", contents(USER) + " secret", "Invalid JSON payload"),
                arguments("a key twice", "{'labels': {}, 'labels': {'secret': 'x'}}", "Invalid JSON payload"),
                arguments("200,000 values", "{'contents': [" + "0,".repeat(200_000) + "0]}", "Invalid"),
                arguments("an empty body", "", "Invalid"));
    }

    static Stream<Arguments> invalidFields() {
        return Stream.of(
                arguments(
                        "all unknown fields at once, at a path in snake_case",
                        "{'x': 1, 'generationConfig': {'y': 1}}",
                        "Unknown name \"x\": Cannot find field.\nInvalid JSON payload received. Unknown name \"y\" at"
                                + " 'generation_config'"),
                arguments("a text for a number", "{'generationConfig': {'topK': 'secret'}}", "top_k' (number)"),
                arguments(
                        "a name of JSON Schema in the parameters of a function",
                        """
                        {'tools': [{'functionDeclarations': [{'name': 'f', 'parameters': {'type': 'OBJECT',
                            'properties': {'x': {'type': 'OBJECT', 'additionalProperties': false}}}}]}]}""",
                        "\"additionalProperties\" at 'tools[0].function_declarations[0].parameters.properties[0].value'"),
                arguments("functions with a search", """
                        {'tools': [{'functionDeclarations': [{'name': 'f'}]}, {'googleSearch': {}}]}""", "Tool use with function calling is unsupported"));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource({"invalidBodies", "invalidFields"})
    void refuses(String what, String body, String message) {
        assertThat(Bodies.read(body).problem()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(400);
            assertThat(error.status()).isEqualTo("INVALID_ARGUMENT");
            assertThat(error.message()).contains(message).doesNotContain("secret");
        });
    }

    static Stream<Arguments> validBodies() {
        return Stream.of(
                arguments("one content without a role", contents("{'parts': [{'text': 'Hello'}]}")),
                arguments("one content without brackets", "{'contents': {'parts': {'text': 'Hello'}}}"),
                arguments("no contents, which is a matter of the rules", "{}"),
                arguments("null for contents", "{'contents': null}"),
                arguments("unknown fields in function arguments", contents(USER, """
                        {'role': 'model', 'parts': [{'functionCall': {'name': 'f', 'args': {'x_y': {'z': 1}}}}]}""")),
                arguments("a number as text, and an enum as number", """
                        {'generationConfig': {'maxOutputTokens': '100'},
                         'safetySettings': [{'category': 7, 'threshold': 4}]}"""),
                arguments("role function", contents(USER, "{'role': 'function', 'parts': [{'text': 'x'}]}")),
                arguments("JSON Schema in its own field", """
                        {'tools': [{'functionDeclarations': [{'name': 'f', 'parametersJsonSchema':
                            {'type': 'object', 'additionalProperties': false}}]}]}"""),
                arguments("all settings that LangChain4j always sends", """
                        {'model': 'gemini-2.5-flash', 'contents': [%s],
                         'systemInstruction': {'role': 'model', 'parts': [{'text': 'Be brief.'}]},
                         'generationConfig': {'responseMimeType': 'text/plain', 'candidateCount': 1,
                            'responseLogprobs': false, 'enableEnhancedCivicAnswers': false}}
                        """.formatted(USER)),
                arguments("all documented fields", documentedFields()),
                arguments("the names of curl and Python, in snake_case", """
                        {'contents': [%s, {'role': 'model', 'parts': [{'function_call': {'name': 'f', 'args': {}}}]},
                            {'role': 'user', 'parts': [{'function_response': {'name': 'f', 'response': {}}}]}],
                         'system_instruction': {'parts': {'text': 'Be brief.'}},
                         'generation_config': {'max_output_tokens': 100, 'thinking_config': {'thinking_budget': 8}},
                         'safety_settings': [], 'tool_config': {'function_calling_config': {'mode': 'AUTO'}},
                         'tools': [{'function_declarations': [{'name': 'f'}]}]}
                        """.formatted(USER)),
                arguments("images and files", contents("""
                        {'parts': [{'text': 'What?'}, {'inlineData': {'mimeType': 'image/png', 'data': 'AA'}},
                            {'file_data': {'mime_type': 'image/png', 'file_uri': 'x'}}]}""")),
                arguments("thoughts that are sent back", contents(USER, """
                        {'role': 'model', 'parts': [{'text': 'Hm', 'thought': true, 'thoughtSignature': 'c2ln'}]}""")),
                arguments("functions and their results", contents(USER, CALL, RESPONSE, MODEL)));
    }

    private static String documentedFields() {
        return """
                {'contents': [%s], 'cachedContent': 'cachedContents/1',
                 'tools': [{'functionDeclarations': [{'name': 'f', 'description': 'F', 'behavior': 'BLOCKING',
                    'parameters': {'type': 'OBJECT', 'properties': {'x': {'type': 'STRING'}}}}]},
                    {'codeExecution': {}}, {'urlContext': {}}],
                 'toolConfig': {'functionCallingConfig': {'mode': 'ANY', 'allowedFunctionNames': ['f']}},
                 'safetySettings': [{'category': 'HARM_CATEGORY_HARASSMENT', 'threshold': 'BLOCK_NONE'}],
                 'generationConfig': {'stopSequences': ['x'], 'responseSchema': {'type': 'STRING'},
                    'maxOutputTokens': 100, 'temperature': 0.4, 'topP': 1.0, 'topK': 40, 'seed': 1,
                    'presencePenalty': 0.1, 'frequencyPenalty': 0.1, 'logprobs': 1,
                    'responseModalities': ['TEXT'], 'speechConfig': {}, 'mediaResolution': 'X',
                    'thinkingConfig': {'includeThoughts': true, 'thinkingBudget': 8, 'thinkingLevel': 'low'}}}
                """.formatted(USER);
    }

    @ParameterizedTest(name = "accepts {0}")
    @MethodSource("validBodies")
    void accepts(String what, String body) {
        assertThat(Bodies.read(body).problem()).isEmpty();
    }

    @Test
    @DisplayName("is that of a token count for countTokens")
    void dependsOnTheMethod() {
        String wrapped = "{'generateContentRequest': " + contents(USER) + "}";

        assertThat(Bodies.read("countTokens", wrapped).problem()).isEmpty();
        assertThat(Bodies.read("countTokens", wrapped).request().contents()).hasSize(1);
        assertThat(Bodies.read("generateContent", wrapped).problem()).isPresent();
    }

    @Test
    @DisplayName("matters less than an unknown model, which is reported first")
    void reportsTheModelFirst() {
        ParsedRequest parsed = RequestReader.read("gemini-9", "generateContent", Bodies.bytes("secret"));

        assertThat(parsed.problem()).contains(ModelCatalogue.notFound("gemini-9", "generateContent"));
    }
}
