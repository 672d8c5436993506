package lowtide.agent.host.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.telemetry.MetricPoint;

/** Reads metrics when the grader asks. Thread-safe. */
final class MetricRecorder implements MetricReader {

    private final Allowance allowance;
    private volatile CollectionRegistration metrics = CollectionRegistration.noop();

    MetricRecorder(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public void register(CollectionRegistration registration) {
        metrics = registration;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return AggregationTemporality.DELTA;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }

    /** What was measured since the last call. */
    List<MetricPoint> drain() {
        List<MetricPoint> points = new ArrayList<>();
        for (MetricData metric : metrics.collectAllMetrics()) {
            for (PointData point : metric.getData().getPoints()) {
                if (allowance.hasRoom()) {
                    points.add(recorded(metric, point));
                }
            }
        }
        return points;
    }

    private MetricPoint recorded(MetricData metric, PointData point) {
        return new MetricPoint(
                allowance.kept(metric.getName()),
                allowance.kept(metric.getUnit()),
                metric.getType().name(),
                allowance.kept(point.getAttributes()),
                count(point),
                sum(point),
                List.of(
                        allowance.kept(metric.getInstrumentationScopeInfo()),
                        allowance.kept("description=" + metric.getDescription())));
    }

    private static long count(PointData point) {
        if (point instanceof HistogramPointData histogram) {
            return histogram.getCount();
        }
        return point instanceof ExponentialHistogramPointData histogram ? histogram.getCount() : 1;
    }

    private static double sum(PointData point) {
        if (point instanceof HistogramPointData histogram) {
            return histogram.getSum();
        }
        if (point instanceof ExponentialHistogramPointData histogram) {
            return histogram.getSum();
        }
        if (point instanceof LongPointData number) {
            return number.getValue();
        }
        return point instanceof DoublePointData number ? number.getValue() : 0;
    }
}
