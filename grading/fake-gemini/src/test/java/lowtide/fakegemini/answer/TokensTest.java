package lowtide.fakegemini.answer;

import static lowtide.fakegemini.model.Requests.model;
import static lowtide.fakegemini.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.ToolDeclaration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Tokens")
class TokensTest {

    @ParameterizedTest(name = "{0} characters are {1} tokens")
    @CsvSource({"0, 0", "1, 1", "4, 1", "5, 2", "8, 2"})
    void areFourCharacters(int characters, int tokens) {
        assertThat(Tokens.of(characters)).isEqualTo(tokens);
        assertThat(Tokens.of("x".repeat(characters))).isEqualTo(tokens);
    }

    @Test
    @DisplayName("of a request are those of everything in it, rounded up once")
    void areOfEverything() {
        GeminiRequest request = new GeminiRequest(
                0,
                ModelCatalogue.DEFAULT,
                "generateContent",
                Optional.of("1234"),
                List.of(
                        user("12345"),
                        model(new Part.FunctionCall("123", Map.of())),
                        user(new Part.InlineData("image/png", 7))),
                List.of(new ToolDeclaration("123", "12345", "{}")),
                Generation.UNSPECIFIED);

        int calls = "123 {}".length();
        int tools = 3 + 5 + 2;
        assertThat(Tokens.in(request)).isEqualTo(Tokens.of(4 + 5 + calls + 7 + tools));
    }
}
