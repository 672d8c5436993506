package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.get;
import static lowtide.fakegemini.Clients.json;
import static lowtide.fakegemini.Clients.post;
import static lowtide.fakegemini.Clients.said;
import static lowtide.fakegemini.Clients.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.ToolDeclaration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("FakeGemini")
class RefusalTest extends WithAccount {

    private static final String USER = "{'role': 'user', 'parts': [{'text': 'secret'}]}";
    private static final String MODEL = "{'role': 'model', 'parts': [{'text': 'secret'}]}";
    private static final String CALL = "{'role': 'model', 'parts': [{'functionCall': {'name': 'f', 'args': {}}}]}";
    private static final String TWO_CALLS =
            "{'role': 'model', 'parts': [{'functionCall': {'name': 'f'}}," + " {'functionCall': {'name': 'f'}}]}";
    private static final String RESPONSE =
            "{'role': 'user', 'parts': [{'functionResponse': {'name': 'f', 'response': {'result': 'secret'}}}]}";

    static Stream<Arguments> badRequests() {
        return Stream.of(
                arguments("no contents", "{}", "contents is not specified"),
                arguments("empty contents", contents(), "contents is not specified"),
                arguments("null contents", "{'contents': null}", "contents is not specified"),
                arguments("no parts", contents("{'role': 'user'}"), "contents.parts must not be empty"),
                arguments("empty parts", contents(USER, "{'role': 'user', 'parts': []}"), "contents[1].parts"),
                arguments("a part without data", contents("{'parts': [{}]}"), "required oneof field 'data'"),
                arguments("role system", contents("{'role': 'system', 'parts': [{'text': 'secret'}]}"), "valid role"),
                arguments("role function", contents(USER, "{'role': 'function', 'parts': [{'text': 'x'}]}"), "role"),
                arguments("a missing role among several", contents(USER, "{'parts': [{'text': 'x'}]}"), "valid role"),
                arguments("a model content at the end", contents(USER, MODEL), "end with a user role"),
                arguments("a call at the end", contents(USER, CALL), "end with a user role"),
                arguments("a call at the start", contents(CALL, RESPONSE), "function call turn comes immediately"),
                arguments("a call after the model", contents(USER, MODEL, CALL, RESPONSE), "function call turn comes"),
                arguments("a response at the start", contents(RESPONSE), "function response turn comes immediately"),
                arguments("a response after a text", contents(USER, MODEL, RESPONSE), "function response turn comes"),
                arguments("a response without a call", contents(USER, RESPONSE), "function response turn comes"),
                arguments("one response to two calls", contents(USER, TWO_CALLS, RESPONSE), "number of function"),
                arguments("two responses to one call", contents(USER, CALL, RESPONSE, RESPONSE), "number of function"),
                arguments("a call without a response", contents(USER, CALL, USER), "number of function"),
                arguments("an unknown field", "{'contents': [" + USER + "], 'temperature': 1}", "Unknown name"),
                arguments(
                        "an unknown field deep inside",
                        contents("{'parts': [{'text': 'secret', 'txt': 1}]}"),
                        "Unknown name \"txt\" at 'contents[0].parts[0]': Cannot find field."),
                arguments("a wrong type", contents("{'parts': [{'text': 5}]}"), "contents[0].parts[0].text"),
                arguments("a list of strings", "{'contents': ['secret']}", "Invalid value at 'contents[0]'"),
                arguments("a JSON list", "['secret']", "Invalid value"),
                arguments("no JSON", "secret", "Invalid JSON payload"),
                arguments("broken JSON", "{'contents': [{'secret'", "Invalid JSON payload"),
                arguments("JSON with a tail", contents(USER) + " secret", "Invalid JSON payload"),
                arguments("a key twice", "{'labels': {}, 'labels': {'secret': 'x'}}", "Invalid JSON payload"),
                arguments(
                        "far more values than a conversation has",
                        "{'contents': [" + "0,".repeat(200_000) + "0]}",
                        "Invalid"),
                arguments("nothing at all", "", "Invalid"));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("badRequests")
    void refuses(String what, String body, String message) throws Exception {
        HttpResponse<String> response = generate(account, body.replace('\'', '"'));

        JsonNode error = json(response).get("error");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.get("code").asInt()).isEqualTo(400);
        assertThat(error.get("status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(error.get("message").asText()).contains(message);
        assertThat(response.body()).doesNotContain("secret");
        assertThat(account.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isEqualTo(400);
            assertThat(exchange.usage()).isEmpty();
            assertThat(exchange.replyText()).isEmpty();
        });
    }

    static Stream<Arguments> goodRequests() {
        return Stream.of(
                arguments("a lone content without a role", contents("{'parts': [{'text': 'Hello'}]}")),
                arguments("a lone content without brackets", "{'contents': {'parts': {'text': 'Hello'}}}"),
                arguments("a model content at the start", contents(MODEL, USER)),
                arguments("two user contents in a row", contents(USER, USER)),
                arguments("a call and its response", contents(USER, CALL, RESPONSE)),
                arguments("two calls, two contents of responses", contents(USER, TWO_CALLS, RESPONSE, RESPONSE)),
                arguments("a call after a response", contents(USER, CALL, RESPONSE, CALL, RESPONSE)),
                arguments(
                        "unknown fields in tool arguments",
                        contents(
                                USER,
                                "{'role': 'model', 'parts': [{'functionCall': {'name': 'f', 'args': {'x_y': {'z': 1}}}}]}",
                                RESPONSE)),
                arguments("every setting LangChain4j always sends", """
                        {'model': 'gemini-2.5-flash', 'contents': [%s],
                         'systemInstruction': {'role': 'model', 'parts': [{'text': 'Be brief.'}]},
                         'generationConfig': {'responseMimeType': 'text/plain', 'candidateCount': 1,
                            'responseLogprobs': false, 'enableEnhancedCivicAnswers': false}}
                        """.formatted(USER)),
                arguments("everything documented", """
                        {'contents': [%s], 'cachedContent': 'cachedContents/1',
                         'tools': [{'functionDeclarations': [{'name': 'f', 'description': 'F', 'behavior': 'BLOCKING',
                            'parameters': {'type': 'OBJECT', 'properties': {'x': {'type': 'STRING'}}}}]},
                            {'googleSearch': {}}, {'codeExecution': {}}, {'urlContext': {}}],
                         'toolConfig': {'functionCallingConfig': {'mode': 'ANY', 'allowedFunctionNames': ['f']}},
                         'safetySettings': [{'category': 'HARM_CATEGORY_HARASSMENT', 'threshold': 'BLOCK_NONE'}],
                         'generationConfig': {'stopSequences': ['x'], 'responseSchema': {'type': 'STRING'},
                            'maxOutputTokens': 100, 'temperature': 0.4, 'topP': 1.0, 'topK': 40, 'seed': 1,
                            'presencePenalty': 0.1, 'frequencyPenalty': 0.1, 'logprobs': 1,
                            'responseModalities': ['TEXT'], 'speechConfig': {}, 'mediaResolution': 'X',
                            'thinkingConfig': {'includeThoughts': true, 'thinkingBudget': 8, 'thinkingLevel': 'low'}}}
                        """.formatted(USER)),
                arguments("the names of curl and Python, in snake_case", """
                        {'contents': [%s, {'role': 'model', 'parts': [{'function_call': {'name': 'f', 'args': {}}}]},
                            {'role': 'user', 'parts': [{'function_response': {'name': 'f', 'response': {}}}]}],
                         'system_instruction': {'parts': {'text': 'Be brief.'}},
                         'generation_config': {'max_output_tokens': 100, 'thinking_config': {'thinking_budget': 8}},
                         'safety_settings': [], 'tool_config': {'function_calling_config': {'mode': 'AUTO'}},
                         'tools': [{'function_declarations': [{'name': 'f'}]}]}
                        """.formatted(USER)),
                arguments(
                        "images and files",
                        contents(
                                "{'parts': [{'text': 'What?'}, {'inlineData': {'mimeType': 'image/png', 'data': 'AA'}},"
                                        + " {'file_data': {'mime_type': 'image/png', 'file_uri': 'x'}}]}")),
                arguments(
                        "thoughts sent back",
                        contents(
                                USER,
                                "{'role': 'model', 'parts':"
                                        + " [{'text': 'Hm', 'thought': true, 'thoughtSignature': 'c2ln'}]}",
                                USER)));
    }

    @ParameterizedTest(name = "accepts {0}")
    @MethodSource("goodRequests")
    void accepts(String what, String body) throws Exception {
        HttpResponse<String> response = generate(account, body.replace('\'', '"'));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response).at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
    }

    @Test
    @DisplayName("reads snake_case into the same typed request")
    void readsSnakeCase() throws Exception {
        generate(account, """
                {"system_instruction": {"parts": {"text": "Be brief."}},
                 "contents": {"parts": {"text": "Hello"}},
                 "tools": {"function_declarations": {"name": "f", "description": "F",
                    "parameters": {"type": "OBJECT"}}},
                 "generation_config": {"temperature": 0.4, "max_output_tokens": 100}}
                """);

        GeminiRequest request = account.requests().get(0);
        assertThat(request.systemInstruction()).contains("Be brief.");
        assertThat(request.contents()).extracting(Content::text).containsExactly("Hello");
        assertThat(request.tools()).containsExactly(new ToolDeclaration("f", "F", "{\"type\":\"OBJECT\"}"));
        assertThat(request.generation().temperature()).hasValue(0.4);
        assertThat(request.generation().maxOutputTokens()).hasValue(100);
    }

    @Test
    @DisplayName("reads tool traffic, files and images into typed parts, and all their text into the request's text")
    void readsEveryKindOfPart() throws Exception {
        generate(account, """
                {"contents": [
                    {"role": "user", "parts": [{"inlineData": {"mimeType": "image/png", "data": "AAAABBBB"}},
                        {"fileData": {"fileUri": "menu.pdf"}}]},
                    {"role": "model", "parts": [
                        {"functionCall": {"id": "1", "name": "log_food", "args": {"name": "soup", "size": null}}}]},
                    {"role": "user", "parts": [
                        {"functionResponse": {"id": "1", "name": "log_food", "response": {"result": "done"}}}]}]}
                """);

        GeminiRequest request = account.requests().get(0);
        Map<String, Object> args = new HashMap<>();
        args.put("name", "soup");
        args.put("size", null);
        assertThat(request.contents())
                .extracting(Content::parts)
                .containsExactly(
                        List.of(
                                new Part.InlineData("image/png", 8),
                                new Part.Other("fileData", "{\"fileUri\":\"menu.pdf\"}")),
                        List.of(new Part.FunctionCall(Optional.of("1"), "log_food", args)),
                        List.of(new Part.FunctionResponse(Optional.of("1"), "log_food", Map.of("result", "done"))));
        assertThat(request.contents().get(1).functionCalls()).hasSize(1);
        assertThat(request.contents().get(2).functionResponses()).hasSize(1);
        assertThat(request.text())
                .contains("menu.pdf", "log_food", "soup", "done")
                .doesNotContain("AAAA");
    }

    @Test
    @DisplayName("refuses neighbours of one role only when told to")
    void alternationIsAnOption() throws Exception {
        String body = contents(USER, USER).replace('\'', '"');
        assertThat(generate(account, body).statusCode()).isEqualTo(200);

        account.requireAlternation();

        assertThat(generate(account, body).statusCode()).isEqualTo(400);
        assertThat(generate(account, contents(USER, MODEL, USER).replace('\'', '"'))
                        .statusCode())
                .isEqualTo(200);
        String coalesced = contents(USER, TWO_CALLS, RESPONSE, RESPONSE).replace('\'', '"');
        assertThat(generate(account, coalesced).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("refuses more tokens than the model takes, and not one less")
    void limitsTheInput() throws Exception {
        assertThat(generate(account, said("x".repeat(4 * 1_048_576))).statusCode())
                .isEqualTo(200);
        HttpResponse<String> response = generate(account, said("x".repeat(4 * 1_048_576 + 1)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/message").asText())
                .isEqualTo("The input token count (1048577) exceeds the maximum number of tokens allowed (1048576).");
    }

    @Test
    @DisplayName("refuses an unknown model with 404, and offers two to fall back to")
    void knowsItsModels() throws Exception {
        HttpResponse<String> response = post(account, "gemini-9:generateContent", said("secret"));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).at("/error/status").asText()).isEqualTo("NOT_FOUND");
        assertThat(response.body()).contains("models/gemini-9 is not found").doesNotContain("secret");
        assertThat(account.exchanges()).extracting(Exchange::status).containsExactly(404);

        GoogleAiGeminiChatModel unknown = GoogleAiGeminiChatModel.builder()
                .baseUrl(account.baseUrl())
                .apiKey(account.apiKey())
                .modelName("gemini-9")
                .maxRetries(0)
                .build();
        assertThatThrownBy(() -> unknown.chat("Hello")).isInstanceOf(ModelNotFoundException.class);
        assertThat(json(get(account, "/models")).at("/models/0/name").asText()).isEqualTo("models/" + FakeGemini.MODEL);
        assertThat(json(get(account, "/models")).get("models")).hasSize(3);
        assertThat(json(get(account, "/models/gemini-2.5-pro"))
                        .get("inputTokenLimit")
                        .asInt())
                .isEqualTo(1_048_576);
        assertThat(get(account, "/models/gemini-9").statusCode()).isEqualTo(404);
        assertThat(post(account, "gemini-2.5-pro:generateContent", said("Hello"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "refuses the key \"{0}\"")
    @ValueSource(strings = {"", " ", "wrong", "fake-gemini-wrong"})
    void refusesWrongKeys(String key) throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(account.baseUrl() + "/models/gemini-2.5-flash:generateContent"))
                        .header("x-goog-api-key", key)
                        .POST(BodyPublishers.ofString(said("Hello"))));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/details/0/reason").asText()).isEqualTo("API_KEY_INVALID");
        assertThat(response.body()).doesNotContain("wrong");
        assertThat(account.exchanges()).isEmpty();
    }

    @Test
    @DisplayName("takes the key from the query too, and none at all from nobody")
    void takesTheKeyFromTheQuery() throws Exception {
        String url = account.baseUrl() + "/models/gemini-2.5-flash:generateContent";
        BodyPublisher body = new BodyPublisher(said("Hello"));

        assertThat(send(body.to(url + "?key=" + account.apiKey())).statusCode()).isEqualTo(200);
        assertThat(send(body.to(url)).statusCode()).isEqualTo(400);
        assertThat(account.exchanges()).hasSize(1);
    }

    @Test
    @DisplayName("takes any key that is not its own into the account opened for that, until it is closed")
    void takesAnyKey() throws Exception {
        String url = account.baseUrl() + "/models/gemini-2.5-flash:generateContent?key=";
        BodyPublisher body = new BodyPublisher(said("Hello"));
        try (Account any = gemini.openToAnyKey(1)) {
            assertThat(send(body.to(url + "whatever")).statusCode()).isEqualTo(200);
            assertThat(send(body.to(url + account.apiKey())).statusCode()).isEqualTo(200);
            assertThat(send(body.to(url)).statusCode()).isEqualTo(400);
            assertThat(any.exchanges()).hasSize(1);
        }
        assertThat(send(body.to(url + "whatever")).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("answers under /v1 as under /v1beta, and with 404 anywhere else")
    void knowsItsPaths() throws Exception {
        String root = account.baseUrl().replace("/v1beta", "");
        BodyPublisher body = new BodyPublisher(said("Hello"));
        String key = "?key=" + account.apiKey();

        assertThat(send(body.to(root + "/v1/models/gemini-2.5-flash:generateContent" + key))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(body.to(root + "/v1/models/gemini-2.5-flash%3AgenerateContent" + key))
                        .statusCode())
                .isEqualTo(200);
        for (String path : List.of(
                "/",
                "/v1/chat/completions",
                "/v2/models/gemini-2.5-flash:generateContent",
                "/v1/models/gemini-2.5-flash:sing")) {
            HttpResponse<String> response = send(body.to(root + path + key));
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(json(response).at("/error/status").asText()).isEqualTo("NOT_FOUND");
        }
        assertThat(get(account, "/models/gemini-2.5-flash:generateContent").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("counts tokens like Gemini, and does not mistake that for a model call")
    void countsTokens() throws Exception {
        account.always(Replies.overloaded());

        assertThat(json(post(account, "gemini-2.5-flash:countTokens", said("12345678")))
                        .get("totalTokens")
                        .asInt())
                .isEqualTo(2);
        assertThat(json(post(
                                account,
                                "gemini-2.5-flash:countTokens",
                                "{\"generateContentRequest\": " + said("123456789") + "}"))
                        .get("totalTokens")
                        .asInt())
                .isEqualTo(3);
        assertThat(post(account, "gemini-2.5-flash:countTokens", "{}").statusCode())
                .isEqualTo(400);
        assertThat(account.requests()).isEmpty();
        assertThat(account.exchanges()).hasSize(3);
    }

    @Test
    @DisplayName("tells LangChain4j of a refusal in Gemini's words")
    void reachesLangChain4j() {
        assertThatThrownBy(() -> chat(account).chat("x".repeat(4 * 1_048_576 + 1)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("exceeds the maximum number of tokens allowed");
    }

    private static String contents(String... contents) {
        return "{'contents': [" + String.join(", ", contents) + "]}";
    }

    private record BodyPublisher(String body) {
        HttpRequest.Builder to(String url) {
            return HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body));
        }
    }
}
