package lowtide.fakegemini.answer;

import static lowtide.fakegemini.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.ToolDeclaration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The choice of tools")
class ToolChoiceTest {

    private static final ToolDeclaration LOG_FOOD = new ToolDeclaration(
            "log_food",
            "Logs what was eaten.",
            "{\"type\":\"OBJECT\",\"properties\":{\"name\":{\"type\":\"STRING\"},\"calories\":{\"type\":\"INTEGER\"}}}");
    private static final ToolDeclaration LOG_WORKOUT = new ToolDeclaration("log_workout", "", "");

    @Test
    @DisplayName("calls a tool for each thing eaten or done, with arguments from the message")
    void callsTools() {
        assertThat(choice(user("I ate an apple of 95 kcal and went for a run")))
                .containsExactly(
                        new Part.FunctionCall("log_food", Map.of("name", "apple of 95 kcal", "calories", 95)),
                        new Part.FunctionCall("log_workout", Map.of()));
    }

    @Test
    @DisplayName("calls none for a question, any other statement, or the result of a tool")
    void callsNone() {
        assertThat(choice(user("What did I eat?"))).isEmpty();
        assertThat(choice(user("My name is Ann"))).isEmpty();
        assertThat(choice(user(new Part.FunctionResponse(Optional.empty(), "log_food", Map.of()))))
                .isEmpty();
    }

    private static List<Part.FunctionCall> choice(Content content) {
        return ToolChoice.of(new GeminiRequest(
                0,
                ModelCatalogue.DEFAULT,
                "generateContent",
                Optional.empty(),
                List.of(content),
                List.of(LOG_FOOD, LOG_WORKOUT),
                Generation.UNSPECIFIED));
    }
}
