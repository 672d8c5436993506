package lowtide.fakegemini.model;

import static lowtide.fakegemini.model.Requests.model;
import static lowtide.fakegemini.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A content")
class ContentTest {

    private static final Part.FunctionCall CALL = new Part.FunctionCall("f", Map.of("x", 1));
    private static final Part.FunctionResponse RESPONSE =
            new Part.FunctionResponse(Optional.of("1"), "f", Map.of("result", "done"));
    private static final Part IMAGE = new Part.InlineData("image/png", 8);

    @Test
    @DisplayName("joins its text parts only")
    void joinsTexts() {
        assertThat(user(new Part.Text("a"), IMAGE, new Part.Text("b")).text()).isEqualTo("ab");
        assertThat(model(CALL).text()).isEmpty();
    }

    @Test
    @DisplayName("sorts out function calls and function responses")
    void sortsOutFunctions() {
        Content both = user(CALL, IMAGE, RESPONSE);

        assertThat(both.functionCalls()).containsExactly(CALL);
        assertThat(both.functionResponses()).containsExactly(RESPONSE);
        assertThat(both.hasOnlyFunctionResponses()).isFalse();
        assertThat(user(RESPONSE, RESPONSE).hasOnlyFunctionResponses()).isTrue();
        assertThat(user().hasOnlyFunctionResponses()).isFalse();
    }

    @Test
    @DisplayName("shows every kind of part as text, except binary data")
    void showsPartsAsText() {
        assertThat(CALL.asText()).isEqualTo("f {\"x\":1}");
        assertThat(RESPONSE.asText()).isEqualTo("f {\"result\":\"done\"}");
        assertThat(IMAGE.asText()).isEmpty();
        assertThat(new Part.Other("fileData", "{}").asText()).isEqualTo("{}");
    }

    @Test
    @DisplayName("keeps arguments as they were, null included")
    void copiesArguments() {
        Map<String, Object> args = new HashMap<>();
        args.put("size", null);
        Part.FunctionCall call = new Part.FunctionCall("f", args);
        args.clear();

        assertThat(call.args()).containsEntry("size", null);
        assertThatThrownBy(() -> call.args().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
