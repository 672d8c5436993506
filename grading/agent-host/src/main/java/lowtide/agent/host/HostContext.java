package lowtide.agent.host;

import dev.langchain4j.http.client.HttpClientBuilder;
import java.util.Map;
import java.util.function.Supplier;
import lowtide.agent.host.callback.Callbacks;
import lowtide.agent.host.probe.Probe;

/**
 * What agents of a host share.
 *
 * @param loader finds the student's classes
 * @param httpClient makes builders of HTTP clients for models
 * @param probes what is observed about every agent, by name; they outlive the agent
 * @param callbacks calls functions of the grader
 */
public record HostContext(
        ClassLoader loader, Supplier<HttpClientBuilder> httpClient, Map<String, Probe<?>> probes, Callbacks callbacks) {

    /** The same with another loader. */
    HostContext with(ClassLoader other) {
        return new HostContext(other, httpClient, probes, callbacks);
    }
}
