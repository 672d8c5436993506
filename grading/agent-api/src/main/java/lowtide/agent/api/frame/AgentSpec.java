package lowtide.agent.api.frame;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.agent.api.ModelAccess;

/**
 * Everything that a host needs to create an agent.
 *
 * @param className the student's class
 * @param parameters what its constructor takes, in order
 * @param models where to find the models that it gets, in order
 * @param now the first time of the injected clock
 * @param values what the grader passes for single parameters, by their names
 */
public record AgentSpec(
        String className,
        List<Parameter> parameters,
        List<ModelAccess> models,
        Instant now,
        Map<String, JsonNode> values) {

    public AgentSpec {
        parameters = List.copyOf(parameters);
        models = List.copyOf(models);
        values = Map.copyOf(values);
    }

    /** What the grader passes for a parameter. */
    public Optional<JsonNode> value(String parameter) {
        return Optional.ofNullable(values.get(parameter));
    }

    /** The constructor as Java source: {@code public WellnessAgent(ChatModel model, InstantSource clock)}. */
    public String constructorText() {
        return "public " + TypeName.simple(className) + "("
                + parameters.stream().map(Parameter::text).collect(Collectors.joining(", ")) + ")";
    }
}
