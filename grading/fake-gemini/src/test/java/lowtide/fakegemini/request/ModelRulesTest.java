package lowtide.fakegemini.request;

import static lowtide.fakegemini.request.Bodies.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lowtide.fakegemini.model.ApiError;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The rules of a model")
class ModelRulesTest {

    private static final String SIGNED = "{'role': 'model', 'parts': [{'functionCall': {'id': '1', 'name': 'f',"
            + " 'args': {}}, 'thoughtSignature': 'c2ln'}, {'functionCall': {'id': '2', 'name': 'g', 'args': {}}}]}";

    @ParameterizedTest(name = "{0} with a budget of {1}: {2}")
    @CsvSource({
        "gemini-2.5-flash, 0, ",
        "gemini-2.5-flash, -1, ",
        "gemini-2.5-flash, 24576, ",
        "gemini-2.5-flash, 24577, The thinking budget (24577) is invalid.",
        "gemini-2.5-flash, -2, The thinking budget (-2) is invalid.",
        "gemini-2.5-flash-lite, 0, ",
        "gemini-2.5-flash-lite, 511, The thinking budget (511) is invalid.",
        "gemini-2.5-pro, 128, ",
        "gemini-2.5-pro, 0, Budget 0 is invalid. This model only works in thinking mode.",
        "gemini-3.5-flash, 52428, "
    })
    void limitTheThinkingBudget(String model, int budget, String message) {
        assertThat(refusal(
                        model,
                        "{'contents': [" + USER + "], 'generationConfig': {'thinkingConfig': {'thinkingBudget': "
                                + budget + "}}}"))
                .isEqualTo(Optional.ofNullable(message));
    }

    @Test
    @DisplayName("refuse functions together with JSON before Gemini 3")
    void refuseFunctionsWithJson() {
        String body = "{'contents': [" + USER + "], 'tools': [{'functionDeclarations': [{'name': 'f'}]}],"
                + " 'generationConfig': {'responseMimeType': 'application/json'}}";

        assertThat(refusal("gemini-2.5-flash", body).orElseThrow()).contains("response mime type");
        assertThat(refusal("gemini-3-flash-preview", body)).isEmpty();
    }

    @Test
    @DisplayName("demand the signature of the first call of a content back from Gemini 3 on, in the current turn only")
    void demandSignatures() {
        String responses = responses("'id': '1', 'name': 'f'", "'id': '2', 'name': 'g'");

        assertThat(refusal("gemini-3-flash-preview", Bodies.contents(USER, SIGNED, responses)))
                .isEmpty();
        String unsigned = SIGNED.replace(", 'thoughtSignature': 'c2ln'", "");
        assertThat(refusal("gemini-3-flash-preview", Bodies.contents(USER, unsigned, responses))
                        .orElseThrow())
                .startsWith("Function call is missing a thought_signature");
        assertThat(refusal("gemini-3-flash-preview", Bodies.contents(USER, unsigned, responses, USER)))
                .isEmpty();
        assertThat(refusal("gemini-2.5-flash", Bodies.contents(USER, unsigned, responses)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, g", "3, f", "2, f"})
    @DisplayName("demand the name and the id of the call from Gemini 3.5 on")
    void matchResponses(String id, String name) {
        String body = Bodies.contents(
                USER, SIGNED, responses("'id': '" + id + "', 'name': '" + name + "'", "'id': '2', 'name': 'g'"));

        assertThat(refusal("gemini-3.5-flash", body).orElseThrow()).contains("names and ids");
        assertThat(refusal("gemini-3-flash-preview", body)).isEmpty();
    }

    @Test
    @DisplayName("let a response leave out the id")
    void permitNoIds() {
        assertThat(refusal("gemini-3.5-flash", Bodies.contents(USER, SIGNED, responses("'name': 'g'", "'name': 'f'"))))
                .isEmpty();
    }

    private static String responses(String first, String second) {
        return "{'role': 'user', 'parts': [{'functionResponse': {" + first + ", 'response': {}}},"
                + " {'functionResponse': {" + second + ", 'response': {}}}]}";
    }

    private static Optional<String> refusal(String model, String body) {
        ParsedRequest parsed = RequestReader.read(model, "generateContent", Bodies.bytes(body));
        return parsed.problem()
                .or(() -> RequestRules.refusal(parsed.request(), false))
                .map(ApiError::message);
    }
}
