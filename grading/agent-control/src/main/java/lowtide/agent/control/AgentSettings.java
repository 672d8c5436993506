package lowtide.agent.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.ModelAccess;

/**
 * What a new agent gets.
 *
 * @param models where its models are found, in the order in which its constructor takes them
 * @param now what its injected clock says at first
 * @param values what its constructor gets for other parameters, by their names: plain values, and functions, which run in
 *     the grader. A function for the parameter {@code pause} is told of each pause.
 */
public record AgentSettings(List<ModelAccess> models, Instant now, Map<String, Object> values) {

    public AgentSettings {
        models = List.copyOf(models);
        values = Map.copyOf(values);
    }

    /** The settings of an agent that takes one model, and a clock or none. */
    public AgentSettings(ModelAccess model, Instant now) {
        this(List.of(model), now, Map.of());
    }
}
