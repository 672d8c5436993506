package lowtide.agent.host.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.telemetry.RecordedEvent;
import lowtide.agent.api.telemetry.RecordedSpan;

/** Keeps spans when they end, and knows those that have not ended. Thread-safe. */
final class SpanRecorder implements SpanProcessor {

    private static final int MAX_OPEN = 10_000;

    private final Allowance allowance;
    private final Map<String, ReadableSpan> open = new LinkedHashMap<>();
    private final List<RecordedSpan> ended = new ArrayList<>();

    SpanRecorder(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        synchronized (open) {
            if (open.size() < MAX_OPEN) {
                open.put(span.getSpanContext().getSpanId(), span);
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        List<RecordedSpan> recorded = recorded(List.of(span)); // before the lock is taken, as it runs the agent's code
        synchronized (open) {
            open.remove(span.getSpanContext().getSpanId());
            ended.addAll(recorded);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    /** The spans that have ended since the last call, and those that have not ended. */
    List<RecordedSpan> drain() {
        List<RecordedSpan> drained = new ArrayList<>();
        List<ReadableSpan> running = new ArrayList<>();
        synchronized (open) {
            drained.addAll(ended);
            ended.clear();
            running.addAll(open.values());
        }
        drained.addAll(recorded(running));
        return drained;
    }

    /** Those that there is room for. */
    private List<RecordedSpan> recorded(List<ReadableSpan> spans) {
        return spans.stream()
                .takeWhile(span -> allowance.hasRoom())
                .map(span -> recorded(span.toSpanData(), Duration.ofNanos(span.getLatencyNanos())))
                .toList();
    }

    private RecordedSpan recorded(SpanData span, Duration length) {
        List<String> rest = new ArrayList<>();
        rest.add(allowance.kept(span.getInstrumentationScopeInfo()));
        span.getLinks().forEach(link -> rest.add(allowance.kept("link=" + link.getAttributes())));
        rest.add(allowance.kept("state=" + span.getSpanContext().getTraceState().asMap()));
        return new RecordedSpan(
                span.getTraceId(),
                span.getSpanId(),
                span.getParentSpanId(),
                allowance.kept(span.getName()),
                span.getKind().name(),
                span.hasEnded(),
                Instant.EPOCH.plusNanos(span.getStartEpochNanos()),
                length,
                span.getStatus().getStatusCode().name(),
                allowance.kept(span.getStatus().getDescription()),
                allowance.kept(span.getAttributes()),
                span.getEvents().stream()
                        .map(event -> new RecordedEvent(
                                allowance.kept(event.getName()), allowance.kept(event.getAttributes())))
                        .toList(),
                rest);
    }
}
