package lowtide.agent.api.telemetry;

import java.util.List;

/**
 * What an agent has reported since this was last read.
 *
 * @param spans those that have ended since, in that order, and then all that have not ended
 * @param cut whether there was more than is kept
 */
public record RecordedTelemetry(
        List<RecordedSpan> spans, List<MetricPoint> points, List<RecordedLog> logs, boolean cut) {

    public RecordedTelemetry {
        spans = List.copyOf(spans);
        points = List.copyOf(points);
        logs = List.copyOf(logs);
    }
}
