package lowtide.agent.api.telemetry;

import java.util.List;

/**
 * What an agent has reported since the previous reading.
 *
 * @param spans spans that have ended since the previous reading, in the order of their ends, followed by all open spans
 * @param cut whether something was left out because the agent reported too much
 */
public record RecordedTelemetry(
        List<RecordedSpan> spans, List<MetricPoint> points, List<RecordedLog> logs, boolean cut) {

    public RecordedTelemetry {
        spans = List.copyOf(spans);
        points = List.copyOf(points);
        logs = List.copyOf(logs);
    }
}
