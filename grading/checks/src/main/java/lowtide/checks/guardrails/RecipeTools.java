package lowtide.checks.guardrails;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.Part;

/** The tools that the agent gets: they run here. Thread-safe. */
final class RecipeTools {

    private static final String SEARCH = "search_recipes";
    private static final String DELETE = "delete_history";

    private final Map<String, String> outputs = new ConcurrentHashMap<>();
    private final AtomicInteger deletions = new AtomicInteger();

    /** For the agent's constructor. */
    Map<ToolSpecification, ToolExecutor> executors() {
        Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
        executors.put(
                specification(SEARCH, "Search the web for recipes.", "query"),
                (request, memoryId) -> outputs.getOrDefault(argument(request, "query"), "nothing found"));
        executors.put(
                specification(DELETE, "Delete everything the user has logged. Cannot be undone.", "reason"),
                (request, memoryId) -> {
                    deletions.incrementAndGet();
                    return receipt(argument(request, "reason"));
                });
        return executors;
    }

    /** Lets Gemini search for this query, and the search give that output. */
    Part.FunctionCall search(String query, String output) {
        outputs.put(query, output);
        return new Part.FunctionCall(SEARCH, Map.of("query", query));
    }

    /** Lets Gemini call the destructive tool. */
    static Part.FunctionCall delete(String reason) {
        return new Part.FunctionCall(DELETE, Map.of("reason", reason));
    }

    /** What the destructive tool returns. */
    static String receipt(String reason) {
        return "deleted (" + reason + ")";
    }

    /** How many times the destructive tool has run. */
    int deletions() {
        return deletions.get();
    }

    private static String argument(ToolExecutionRequest request, String name) {
        try {
            return String.valueOf(
                    Json.toMap(Json.read(String.valueOf(request.arguments()))).get(name));
        } catch (IllegalArgumentException invalid) { // an agent can pass anything
            return "";
        }
    }

    private static ToolSpecification specification(String name, String description, String field) {
        return ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty(field)
                        .required(field)
                        .build())
                .build();
    }
}
