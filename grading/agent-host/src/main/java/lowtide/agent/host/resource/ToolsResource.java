package lowtide.agent.host.resource;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.frame.ToolCall;
import lowtide.agent.api.frame.ValueCodec;

/** Tools for a model, in the order of the grader. They run in the grader, which is not told the memory id. */
public final class ToolsResource implements Resource<Map<ToolSpecification, ToolExecutor>, Void> {

    private final ResourceContext context;

    public ToolsResource(ResourceContext context) {
        this.context = context;
    }

    @Override
    public Map<ToolSpecification, ToolExecutor> open() {
        Map<ToolSpecification, ToolExecutor> tools = new LinkedHashMap<>();
        for (String specification : ValueCodec.decode(context.value(), String[].class)) {
            int tool = tools.size();
            tools.put(ToolSpecification.fromJson(specification), (request, memoryId) -> run(tool, request));
        }
        return tools;
    }

    private String run(int tool, ToolExecutionRequest request) {
        ToolCall call = new ToolCall(tool, request.id(), request.name(), request.arguments());
        return ValueCodec.decode(context.callback().apply(List.of(ValueCodec.encode(call))), String.class);
    }
}
