package lowtide.fakegemini.model;

import static lowtide.fakegemini.model.Requests.model;
import static lowtide.fakegemini.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request")
class GeminiRequestTest {

    private static final Part RESPONSE = new Part.FunctionResponse(Optional.empty(), "f", Map.of("result", "done"));
    private static final Part CALL = new Part.FunctionCall("f", Map.of());

    @Test
    @DisplayName("merges neighbouring contents of function responses into one turn, and no others")
    void mergesFunctionResponses() {
        GeminiRequest request = Requests.of(
                user("a"), user("b"), model(CALL, CALL), user(RESPONSE), user(RESPONSE), model("c"), user(RESPONSE));

        assertThat(request.turns())
                .containsExactly(
                        user("a"), user("b"), model(CALL, CALL), user(RESPONSE, RESPONSE), model("c"), user(RESPONSE));
    }

    @Test
    @DisplayName("has all texts in its text, without duplicates")
    void joinsTexts() {
        GeminiRequest request = new GeminiRequest(
                0,
                ModelCatalogue.DEFAULT,
                "generateContent",
                Optional.of("system"),
                List.of(user("first"), model(CALL), user("first")),
                List.of(),
                Generation.UNSPECIFIED,
                List.of("first", "elsewhere"));

        assertThat(request.text()).isEqualTo("system\nfirst\nf {}\nelsewhere");
    }

    @Test
    @DisplayName("has a last content even if it has no contents")
    void hasALastContent() {
        assertThat(Requests.said("a", "b").last()).isEqualTo(user("b"));
        assertThat(Requests.of().last().parts()).isEmpty();
        assertThat(Requests.of().last().isUser()).isTrue();
    }

    @Test
    @DisplayName("is a model call unless it counts tokens")
    void isAModelCall() {
        assertThat(Requests.said("a").isModelCall()).isTrue();
        assertThat(Requests.countTokens(user("a")).isModelCall()).isFalse();
    }

    @Test
    @DisplayName("changes nothing but its index when it gets another one")
    void changesItsIndex() {
        GeminiRequest request = Requests.withSystemInstruction("system", user("a"));

        assertThat(request.withIndex(3).index()).isEqualTo(3);
        assertThat(request.withIndex(3).withIndex(0)).isEqualTo(request);
    }
}
