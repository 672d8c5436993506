package lowtide.agent.control;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.ModelAccess;

/**
 * What a new agent gets.
 *
 * @param models where to find its models, in the order in which its constructor takes them
 * @param now the first time of its injected clock
 * @param values what its constructor gets for other parameters, by their names: plain values, and functions
 *     and executors of tools, which run in the grader. A function for the parameter {@code pause} is called for each pause; one for a database, before each
 *     statement at which the agent is to stop.
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
