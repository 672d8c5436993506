package lowtide.agent.host.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.List;
import java.util.function.Supplier;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.api.telemetry.MetricPoint;
import lowtide.agent.api.telemetry.RecordedLog;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.agent.api.telemetry.RecordedTelemetry;
import lowtide.agent.host.resource.Resource;
import lowtide.agent.host.resource.ResourceContext;

/**
 * OpenTelemetry with its SDK, which keeps everything for the grader and reads no settings of the environment. The
 * grader can have calls made within a span of the caller: a command is that span's name, or an empty text for none.
 */
public final class TelemetryResource implements Resource<OpenTelemetry, List<RecordedTelemetry>> {

    private final Allowance allowance = new Allowance();
    private final SpanRecorder spans = new SpanRecorder(allowance);
    private final MetricRecorder metrics = new MetricRecorder(allowance);
    private final LogRecorder logs = new LogRecorder(allowance);
    private final OpenTelemetrySdk sdk;
    private volatile String caller = "";

    public TelemetryResource(ResourceContext context) {
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(spans).build())
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .setLoggerProvider(
                        SdkLoggerProvider.builder().addLogRecordProcessor(logs).build())
                .build();
    }

    @Override
    public OpenTelemetry open() {
        return AgentTelemetry.of(sdk);
    }

    @Override
    public void tell(JsonNode command) {
        caller = ValueCodec.decode(command, String.class);
    }

    @Override
    public Supplier<Object> around(Supplier<Object> call) {
        return caller.isEmpty() ? call : () -> withinASpan(call);
    }

    @Override
    public List<RecordedTelemetry> drain() {
        List<RecordedSpan> drainedSpans = spans.drain();
        List<MetricPoint> drainedPoints = metrics.drain();
        List<RecordedLog> drainedLogs = logs.drain();
        return List.of(new RecordedTelemetry(drainedSpans, drainedPoints, drainedLogs, allowance.reset()));
    }

    /** Takes back what the agent may have made global, so that the next agent can do the same. */
    @Override
    public void close() {
        sdk.close();
        GlobalOpenTelemetry.resetForTest();
    }

    private Object withinASpan(Supplier<Object> call) {
        Tracer tracer = sdk.getTracer("caller");
        Span span = tracer.spanBuilder(caller).setSpanKind(SpanKind.SERVER).startSpan();
        try (Scope scope = span.makeCurrent()) {
            return call.get();
        } finally {
            span.end();
        }
    }
}
