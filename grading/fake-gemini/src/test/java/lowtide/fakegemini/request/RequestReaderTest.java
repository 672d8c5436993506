package lowtide.fakegemini.request;

import static lowtide.fakegemini.model.Requests.model;
import static lowtide.fakegemini.model.Requests.user;
import static lowtide.fakegemini.request.Bodies.USER;
import static lowtide.fakegemini.request.Bodies.contents;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.ToolDeclaration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The request reader")
class RequestReaderTest {

    @Test
    @DisplayName("reads camelCase and snake_case into the same typed request")
    void readsEitherCase() {
        GeminiRequest request = Bodies.read("""
                {'system_instruction': {'parts': {'text': 'Be brief.'}},
                 'contents': {'parts': {'text': 'Hello'}},
                 'tools': {'function_declarations': {'name': 'f', 'description': 'F',
                    'parameters': {'type': 'OBJECT'}}},
                 'generation_config': {'temperature': 0.4, 'max_output_tokens': 100,
                    'thinking_config': {'thinking_budget': 8}}}
                """).request();

        assertThat(request.systemInstruction()).contains("Be brief.");
        assertThat(request.contents()).containsExactly(user("Hello"));
        assertThat(request.tools()).containsExactly(new ToolDeclaration("f", "F", "{\"type\":\"OBJECT\"}"));
        assertThat(request.generation().temperature()).hasValue(0.4);
        assertThat(request.generation().maxOutputTokens()).hasValue(100);
        assertThat(request.generation().thinkingBudget()).hasValue(8);
        assertThat(request).isEqualTo(Bodies.read("""
                {'systemInstruction': {'parts': [{'text': 'Be brief.'}]},
                 'contents': [{'role': 'user', 'parts': [{'text': 'Hello'}]}],
                 'tools': [{'functionDeclarations': [{'name': 'f', 'description': 'F',
                    'parameters': {'type': 'OBJECT'}}]}],
                 'generationConfig': {'temperature': 0.4, 'maxOutputTokens': 100,
                    'thinkingConfig': {'thinkingBudget': 8}}}
                """).request());
    }

    @Test
    @DisplayName("leaves empty what the request does not set")
    void leavesDefaultsToGemini() {
        GeminiRequest request = Bodies.read(contents(USER)).request();

        assertThat(request.systemInstruction()).isEmpty();
        assertThat(request.tools()).isEmpty();
        assertThat(request.generation().temperature()).isEmpty();
        assertThat(request.generation().maxOutputTokens()).isEmpty();
        assertThat(request.generation().thinkingBudget()).isEmpty();
    }

    @Test
    @DisplayName("reads every kind of part")
    void readsEveryKindOfPart() {
        GeminiRequest request = Bodies.read("""
                {'contents': [
                    {'role': 'user', 'parts': [{'inlineData': {'mimeType': 'image/png', 'data': 'AAAABBBB'}},
                        {'fileData': {'fileUri': 'menu.pdf'}}]},
                    {'role': 'model', 'parts': [
                        {'functionCall': {'id': '1', 'name': 'log_food', 'args': {'name': 'soup', 'size': null}}}]},
                    {'role': 'user', 'parts': [
                        {'functionResponse': {'id': '1', 'name': 'log_food', 'response': {'result': 'done'}}}]}]}
                """).request();

        Map<String, Object> args = new HashMap<>();
        args.put("name", "soup");
        args.put("size", null);
        assertThat(request.contents())
                .containsExactly(
                        user(
                                new Part.InlineData("image/png", 8),
                                new Part.Other("fileData", "{\"fileUri\":\"menu.pdf\"}")),
                        model(new Part.FunctionCall(Optional.of("1"), "log_food", args)),
                        user(new Part.FunctionResponse(Optional.of("1"), "log_food", Map.of("result", "done"))));
        assertThat(request.text())
                .contains("menu.pdf", "log_food", "soup", "done")
                .doesNotContain("AAAA");
    }

    @Test
    @DisplayName("keeps what it can read of an invalid request")
    void keepsWhatItCanRead() {
        GeminiRequest request = Bodies.read(contents(USER, "{'role': 'system', 'parts': [{'text': 'x'}], 'y': 1}"))
                .request();

        assertThat(request.contents()).first().isEqualTo(user("secret"));
        assertThat(request.texts()).contains("secret", "system", "x", "y");
        assertThat(Bodies.read("{'contents'").request().contents()).isEmpty();
    }

    @Test
    @DisplayName("counts the JSON tokens of a body, valid or not")
    void countsJsonTokens() {
        assertThat(Bodies.read("{'contents': []}").jsonTokens()).isEqualTo(5);
        assertThat(Bodies.read("{'contents': [").jsonTokens()).isEqualTo(3);
        assertThat(Bodies.read("").jsonTokens()).isZero();
    }

    @Test
    @DisplayName("joins the text parts of the system instruction")
    void joinsTheSystemInstruction() {
        Content hello = user("Hello");
        GeminiRequest request = Bodies.read(
                        "{'systemInstruction': {'parts': [{'text': 'a'}, {'text': 'b'}]}, 'contents': {'parts':"
                                + " {'text': 'Hello'}}}")
                .request();

        assertThat(request.systemInstruction()).contains("ab");
        assertThat(request.contents()).containsExactly(hello);
    }
}
