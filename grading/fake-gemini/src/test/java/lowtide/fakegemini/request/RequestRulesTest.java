package lowtide.fakegemini.request;

import static lowtide.fakegemini.model.Requests.model;
import static lowtide.fakegemini.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lowtide.fakegemini.answer.Tokens;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The rules for requests")
class RequestRulesTest {

    private static final Content USER = user("secret");
    private static final Content MODEL = model("secret");
    private static final Part.FunctionCall FUNCTION = new Part.FunctionCall("f", Map.of());
    private static final Content CALL = model(FUNCTION);
    private static final Content TWO_CALLS = model(FUNCTION, FUNCTION);
    private static final Content RESPONSE =
            user(new Part.FunctionResponse(Optional.empty(), "f", Map.of("result", "secret")));

    static Stream<Arguments> invalidContents() {
        String callTurn = "function call turn comes immediately after a user turn";
        String responseTurn = "function response turn comes immediately after a function call turn";
        String count = "number of function response parts is equal to the number of function call parts";
        return Stream.of(
                arguments("no contents", List.of(), "contents is not specified"),
                arguments("a model content at the end", List.of(USER, MODEL), "end with a user role"),
                arguments("a call at the end", List.of(USER, CALL), "end with a user role"),
                arguments("a call at the start", List.of(CALL, RESPONSE), callTurn),
                arguments("a call after the model", List.of(USER, MODEL, CALL, RESPONSE), callTurn),
                arguments("a response at the start", List.of(RESPONSE), responseTurn),
                arguments("a response after a text", List.of(USER, MODEL, RESPONSE), responseTurn),
                arguments("a response without a call", List.of(USER, RESPONSE), responseTurn),
                arguments("one response to two calls", List.of(USER, TWO_CALLS, RESPONSE), count),
                arguments("two responses to one call", List.of(USER, CALL, RESPONSE, RESPONSE), count),
                arguments("a call without a response", List.of(USER, CALL, USER), count));
    }

    @ParameterizedTest(name = "refuse {0}")
    @MethodSource("invalidContents")
    void refuse(String what, List<Content> contents, String message) {
        assertThat(refusal(contents, false)).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo(400);
            assertThat(error.status()).isEqualTo("INVALID_ARGUMENT");
            assertThat(error.message()).contains(message).doesNotContain("secret");
        });
    }

    static Stream<Arguments> validContents() {
        return Stream.of(
                arguments("a model content at the start", List.of(MODEL, USER)),
                arguments("two user contents in a row", List.of(USER, USER)),
                arguments("a call and its response", List.of(USER, CALL, RESPONSE)),
                arguments("two calls and two contents of responses", List.of(USER, TWO_CALLS, RESPONSE, RESPONSE)),
                arguments("a call after a response", List.of(USER, CALL, RESPONSE, CALL, RESPONSE)));
    }

    @ParameterizedTest(name = "accept {0}")
    @MethodSource("validContents")
    void accept(String what, List<Content> contents) {
        assertThat(refusal(contents, false)).isEmpty();
    }

    @Test
    @DisplayName("require alternating roles only on demand, and take the responses to parallel calls as one turn")
    void canRequireAlternation() {
        assertThat(refusal(List.of(USER, USER), true))
                .hasValueSatisfying(error -> assertThat(error.message()).contains("alternate"));
        assertThat(refusal(List.of(USER, MODEL, USER), true)).isEmpty();
        assertThat(refusal(List.of(USER, TWO_CALLS, RESPONSE, RESPONSE), true)).isEmpty();
    }

    @Test
    @DisplayName("refuse a negative limit for output tokens")
    void refuseNegativeLimits() {
        assertThat(RequestRules.refusal(
                        Requests.withGeneration(
                                new Generation(OptionalDouble.empty(), OptionalInt.of(-1), OptionalInt.empty()), USER),
                        false))
                .hasValueSatisfying(error -> assertThat(error.message()).contains("max_output_tokens"));
    }

    @Test
    @DisplayName("limit the tokens of the prompt")
    void limitTokens() {
        int limit = ModelCatalogue.INPUT_TOKEN_LIMIT * Tokens.CHARACTERS_PER_TOKEN;

        assertThat(refusal(List.of(user("x".repeat(limit))), false)).isEmpty();
        assertThat(refusal(List.of(user("x".repeat(limit + 1))), false))
                .contains(ApiError.invalidArgument(
                        "The input token count (1048577) exceeds the maximum number of tokens allowed (1048576)."));
    }

    @Test
    @DisplayName("require only that there are contents if tokens are to be counted")
    void countAnyTokens() {
        GeminiRequest request = Requests.countTokens(USER, MODEL);

        assertThat(RequestRules.refusal(request, true)).isEmpty();
        assertThat(RequestRules.refusal(Requests.countTokens(), true)).isPresent();
    }

    private static Optional<ApiError> refusal(List<Content> contents, boolean alternation) {
        return RequestRules.refusal(Requests.of(contents.toArray(Content[]::new)), alternation);
    }
}
