package lowtide.agent.control.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lowtide.agent.api.frame.ToolCall;
import lowtide.agent.api.frame.ValueCodec;

/** Tools that an agent's constructor gets: their specifications are sent, their executors run here when the agent calls them. */
public final class GraderTools implements Function<List<JsonNode>, JsonNode> {

    private final List<ToolSpecification> specifications;
    private final List<ToolExecutor> executors;

    /** @param tools a map of {@link ToolSpecification} and {@link ToolExecutor} */
    public GraderTools(Object tools) {
        Map<?, ?> map = (Map<?, ?>) tools;
        this.specifications =
                map.keySet().stream().map(ToolSpecification.class::cast).toList();
        this.executors = map.values().stream().map(ToolExecutor.class::cast).toList();
    }

    /** What is sent to the agent's process. */
    public JsonNode encoded() {
        return ValueCodec.encode(
                specifications.stream().map(ToolSpecification::toJson).toList());
    }

    @Override
    public JsonNode apply(List<JsonNode> arguments) {
        ToolCall call = arguments.size() == 1 ? ValueCodec.decode(arguments.get(0), ToolCall.class) : null;
        if (call == null || call.tool() < 0 || call.tool() >= executors.size()) {
            throw new IllegalArgumentException("no such tool");
        }
        ToolExecutionRequest request = ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.name())
                .arguments(call.arguments())
                .build();
        return ValueCodec.encode(executors.get(call.tool()).execute(request, "the agent's"));
    }
}
