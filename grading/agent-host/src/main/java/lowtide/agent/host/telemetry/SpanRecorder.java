package lowtide.agent.host.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.telemetry.RecordedEvent;
import lowtide.agent.api.telemetry.RecordedSpan;

/** Keeps spans when they end, and knows those that have not ended. Thread-safe. */
final class SpanRecorder implements SpanProcessor {

    private static final int MOST_OPEN = 10_000;

    private final Allowance allowance;
    private final Map<String, ReadableSpan> open = new LinkedHashMap<>();
    private final List<RecordedSpan> ended = new ArrayList<>();

    SpanRecorder(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        synchronized (open) {
            if (open.size() < MOST_OPEN) {
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
        synchronized (open) {
            open.remove(span.getSpanContext().getSpanId());
            add(span, ended);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    /** The spans that have ended since the last call, and those that have not ended. */
    List<RecordedSpan> drain() {
        synchronized (open) {
            List<RecordedSpan> drained = new ArrayList<>(ended);
            ended.clear();
            open.values().forEach(span -> add(span, drained));
            return drained;
        }
    }

    private void add(ReadableSpan span, List<RecordedSpan> spans) {
        if (allowance.hasRoom()) {
            spans.add(recorded(span.toSpanData()));
        }
    }

    private RecordedSpan recorded(SpanData span) {
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
