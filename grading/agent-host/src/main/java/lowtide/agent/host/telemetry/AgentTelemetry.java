package lowtide.agent.host.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;

/** What an agent gets: the API of an SDK, without the SDK's own methods, such as the one that closes it. */
record AgentTelemetry(
        TracerProvider getTracerProvider,
        MeterProvider getMeterProvider,
        LoggerProvider getLogsBridge,
        ContextPropagators getPropagators)
        implements OpenTelemetry {

    static OpenTelemetry of(OpenTelemetry sdk) {
        return new AgentTelemetry(
                sdk.getTracerProvider(), sdk.getMeterProvider(), sdk.getLogsBridge(), sdk.getPropagators());
    }
}
