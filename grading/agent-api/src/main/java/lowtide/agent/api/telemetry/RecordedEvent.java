package lowtide.agent.api.telemetry;

import java.util.List;
import java.util.Objects;

/** One event of a span. */
public record RecordedEvent(String name, List<RecordedAttribute> attributes) {

    /** Refuses values that no SDK produces, because an agent's process can forge them. */
    public RecordedEvent {
        Objects.requireNonNull(name);
        attributes = List.copyOf(attributes);
    }
}
