package lowtide.agent.api.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One span.
 *
 * @param traceId 32 hexadecimal digits
 * @param id 16 hexadecimal digits
 * @param parentId 16 hexadecimal digits; zeros if it has no parent
 * @param kind INTERNAL, CLIENT, SERVER, PRODUCER or CONSUMER
 * @param ended whether it had ended when this was read
 * @param start by the clock of the agent's process, or as the agent says
 * @param length from its start to its end, or until now if it has not ended; negative if the agent says so
 * @param status UNSET, OK or ERROR
 * @param statusText empty if there is none
 * @param rest what else an exporter sends, each preceded by its name: the instrumentation scope, attributes of links
 */
public record RecordedSpan(
        String traceId,
        String id,
        String parentId,
        String name,
        String kind,
        boolean ended,
        Instant start,
        Duration length,
        String status,
        String statusText,
        List<RecordedAttribute> attributes,
        List<RecordedEvent> events,
        List<String> rest) {

    private static final String NO_PARENT = "0".repeat(16);

    /** Refuses values that no SDK produces, because an agent's process can forge them. */
    public RecordedSpan {
        Objects.requireNonNull(traceId);
        Objects.requireNonNull(id);
        Objects.requireNonNull(parentId);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(start);
        Objects.requireNonNull(length);
        Objects.requireNonNull(status);
        Objects.requireNonNull(statusText);
        attributes = List.copyOf(attributes);
        events = List.copyOf(events);
        rest = List.copyOf(rest);
    }

    /** Whether it has no parent. */
    public boolean isRoot() {
        return parentId.equals(NO_PARENT);
    }

    /** Whether that span is its direct parent. */
    public boolean isChildOf(RecordedSpan other) {
        return parentId.equals(other.id) && traceId.equals(other.traceId);
    }

    /** The attribute of this name. */
    public Optional<RecordedAttribute> attribute(String key) {
        return attributes.stream()
                .filter(attribute -> attribute.key().equals(key))
                .findFirst();
    }
}
