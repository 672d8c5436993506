package lowtide.agent.host.telemetry;

import io.opentelemetry.api.common.Value;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lowtide.agent.api.telemetry.RecordedLog;

/** Keeps log records. Thread-safe. */
final class LogRecorder implements LogRecordProcessor {

    private final Allowance allowance;
    private final List<RecordedLog> logs = new ArrayList<>();

    LogRecorder(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public void onEmit(Context context, ReadWriteLogRecord emitted) {
        if (allowance.hasRoom()) {
            RecordedLog recorded = recorded(emitted.toLogRecordData());
            synchronized (logs) {
                logs.add(recorded);
            }
        }
    }

    /** The records since the last call. */
    List<RecordedLog> drain() {
        synchronized (logs) {
            List<RecordedLog> drained = List.copyOf(logs);
            logs.clear();
            return drained;
        }
    }

    private RecordedLog recorded(LogRecordData emitted) {
        Value<?> body = emitted.getBodyValue();
        return new RecordedLog(
                allowance.kept(Objects.requireNonNullElse(emitted.getEventName(), "")),
                allowance.kept(body == null ? "" : body.asString()),
                allowance.kept(emitted.getAttributes()),
                List.of(
                        allowance.kept(emitted.getInstrumentationScopeInfo()),
                        allowance.kept("severity=" + emitted.getSeverityText())));
    }
}
