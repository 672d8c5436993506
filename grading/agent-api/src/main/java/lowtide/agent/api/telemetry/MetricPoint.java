package lowtide.agent.api.telemetry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an instrument measured for one set of attributes since metrics were last read.
 *
 * @param metric the instrument's name
 * @param unit empty if there is none
 * @param type such as HISTOGRAM, LONG_SUM or DOUBLE_GAUGE, as in OpenTelemetry's MetricDataType
 * @param count how many measurements; 1 for what is no histogram
 * @param sum of the measurements, or the value
 * @param rest what else an exporter sends, each preceded by its name: the instrumentation scope, the description
 */
public record MetricPoint(
        String metric,
        String unit,
        String type,
        List<RecordedAttribute> attributes,
        long count,
        double sum,
        List<String> rest) {

    /** Refuses values that no SDK produces, because an agent's process can forge them. */
    public MetricPoint {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(type);
        attributes = List.copyOf(attributes);
        rest = List.copyOf(rest);
    }

    /** The text of the attribute of this name. */
    public Optional<String> attribute(String key) {
        return attributes.stream()
                .filter(attribute -> attribute.key().equals(key))
                .map(RecordedAttribute::value)
                .findFirst();
    }
}
