package lowtide.agent.host.resource;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.Parameter;

/**
 * What a resource is created from.
 *
 * @param agent the agent that it is created for
 * @param parameter the parameter of the agent's constructor that it belongs to
 * @param type the type of that parameter, as the student's class loader knows it
 * @param clock the clock of the agent
 * @param httpClient makes builders of HTTP clients for models
 * @param callback calls the function that the grader passed for this parameter, and waits for its result
 */
public record ResourceContext(
        AgentSpec agent,
        Parameter parameter,
        JavaType type,
        AgentClock clock,
        Supplier<HttpClientBuilder> httpClient,
        Function<List<JsonNode>, JsonNode> callback) {

    /**
     * What the grader passed for this parameter.
     *
     * @throws IllegalArgumentException if it passed nothing
     */
    public JsonNode value() {
        return agent.value(parameter.name())
                .orElseThrow(() -> new IllegalArgumentException("no value for the parameter " + parameter.name()));
    }
}
