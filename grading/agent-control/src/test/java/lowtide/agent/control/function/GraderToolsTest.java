package lowtide.agent.control.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.agent.api.frame.ToolCall;
import lowtide.agent.api.frame.ValueCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraderToolsTest {

    private final ToolExecutor executor = (request, memory) -> request.name() + request.arguments();
    private final GraderTools tools =
            new GraderTools(Map.of(ToolSpecification.builder().name("log_food").build(), executor));

    @Test
    void specificationsAreSentAsJson() {
        String sent = ValueCodec.decode(tools.encoded(), String[].class)[0];

        assertThat(ToolSpecification.fromJson(sent).name()).isEqualTo("log_food");
    }

    @Test
    void anExecutorGetsTheRequest() {
        JsonNode call = ValueCodec.encode(new ToolCall(0, null, "log_food", "{}"));

        assertThat(tools.apply(List.of(call)).textValue()).isEqualTo("log_food{}");
    }

    @ParameterizedTest
    @MethodSource("forged")
    void callsThatAreForgedAreRefused(List<JsonNode> arguments) {
        assertThatThrownBy(() -> tools.apply(arguments)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<List<JsonNode>> forged() {
        return Stream.of(
                List.of(),
                List.of(ValueCodec.encode(null)),
                List.of(ValueCodec.encode("log_food")),
                List.of(ValueCodec.encode(new ToolCall(-1, "", "", ""))),
                List.of(ValueCodec.encode(new ToolCall(1, "", "", ""))));
    }
}
