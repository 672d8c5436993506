package lowtide.agent.host;

import com.fasterxml.jackson.databind.JavaType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lowtide.agent.api.frame.FunctionType;
import lowtide.agent.host.database.DatabaseResource;
import lowtide.agent.host.model.ChatModelListResource;
import lowtide.agent.host.model.ChatModelResource;
import lowtide.agent.host.model.EmbeddingModelResource;
import lowtide.agent.host.model.StreamingChatModelResource;
import lowtide.agent.host.resource.ClockResource;
import lowtide.agent.host.resource.FunctionResource;
import lowtide.agent.host.resource.PauseResource;
import lowtide.agent.host.resource.Resource;
import lowtide.agent.host.resource.ResourceContext;
import lowtide.agent.host.resource.ToolsResource;
import lowtide.agent.host.resource.ValueResource;
import lowtide.agent.host.telemetry.TelemetryResource;

/**
 * The kinds of things that an agent's constructor can take, by the generic types of its parameters. A new kind needs
 * one class and one entry here. ServiceLoader is not used, because it takes time in every process of an agent, and an
 * agent could plant its files.
 */
public final class ResourceKinds {

    private static final Map<String, Function<ResourceContext, Resource<?, ?>>> KINDS = Map.of(
            "dev.langchain4j.model.chat.ChatModel", ChatModelResource::new,
            "dev.langchain4j.model.chat.StreamingChatModel", StreamingChatModelResource::new,
            "java.util.List<dev.langchain4j.model.chat.ChatModel>", ChatModelListResource::new,
            "java.time.InstantSource", context -> new ClockResource(context.clock()),
            "java.util.function.Consumer<java.time.Duration>", PauseResource::new,
            "io.opentelemetry.api.OpenTelemetry", TelemetryResource::new);

    private static final String DATABASE = "javax.sql.DataSource";
    private static final String TOOLS =
            "java.util.Map<dev.langchain4j.agent.tool.ToolSpecification,dev.langchain4j.service.tool.ToolExecutor>";

    private static final Map<String, Function<ResourceContext, Resource<?, ?>>> KINDS_WITH_VALUES = Map.of(
            "dev.langchain4j.model.embedding.EmbeddingModel",
            EmbeddingModelResource::new,
            DATABASE,
            DatabaseResource::new,
            TOOLS,
            ToolsResource::new);

    private ResourceKinds() {}

    /** Whether an agent gets a parameter of this type without a value from the grader. */
    public static boolean needsNoValue(JavaType type) {
        return KINDS.containsKey(type.toCanonical());
    }

    /** Whether a parameter of this type gets tools, which the grader passes. */
    public static boolean isTools(JavaType type) {
        return type.toCanonical().equals(TOOLS);
    }

    /** Whether a parameter of this type gets a database, whose place the grader passes. */
    public static boolean isDatabase(JavaType type) {
        return type.toCanonical().equals(DATABASE);
    }

    /** The resource for a parameter: of a kind listed here, a function of the grader, or a value that it passes. */
    static Resource<?, ?> resource(ResourceContext context) {
        String type = context.type().toCanonical();
        return Optional.ofNullable(KINDS.get(type))
                .or(() -> Optional.ofNullable(KINDS_WITH_VALUES.get(type)))
                .or(() -> FunctionType.of(context.type())
                        .map(function -> parameter -> new FunctionResource(parameter, function)))
                .orElse(ValueResource::new)
                .apply(context);
    }
}
