package lowtide.checks.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import lowtide.checks.dsl.CheckContext;
import lowtide.fakegemini.json.Json;

/** The tools that the agent gets: they run here and write each execution down. Thread-safe. */
final class LoggedTools {

    private final List<PlannedCall> planned = new CopyOnWriteArrayList<>();
    private final List<Execution> executions = new CopyOnWriteArrayList<>();
    private final Map<PlannedCall, Runnable> during = new ConcurrentHashMap<>();

    /** For the agent's constructor. */
    Map<ToolSpecification, ToolExecutor> executors() {
        Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
        for (Tool tool : Tool.values()) {
            executors.put(tool.specification(), (request, memoryId) -> execute(tool, request));
        }
        return executors;
    }

    /** Lets the tools know what Gemini will call. */
    void expect(List<PlannedCall> calls) {
        planned.addAll(calls);
    }

    /** Does this while the tool is executed for that call. */
    void during(PlannedCall call, Runnable task) {
        during.put(call, task);
    }

    /** All executions so far, in their order. */
    List<Execution> executions() {
        return new ArrayList<>(executions);
    }

    private String execute(Tool tool, ToolExecutionRequest request) {
        String arguments = String.valueOf(request.arguments());
        Map<String, Object> given = parsed(arguments);
        Optional<PlannedCall> call = planned.stream()
                .filter(each -> each.isMeantBy(tool.id(), given))
                .findFirst();
        executions.add(new Execution(CheckContext.quoted(tool.id() + " " + arguments), call));
        call.map(during::get).ifPresent(Runnable::run);
        call.flatMap(PlannedCall::failure).ifPresent(message -> {
            throw new IllegalStateException(message);
        });
        return call.map(PlannedCall::receipt).orElse("unexpected");
    }

    private static Map<String, Object> parsed(String arguments) {
        try {
            return Json.toMap(Json.read(arguments));
        } catch (IllegalArgumentException invalid) { // an agent can pass anything
            return Map.of();
        }
    }
}
