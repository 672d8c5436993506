package lowtide.agent.api.telemetry;

import java.util.List;
import java.util.Objects;

/**
 * One log record of OpenTelemetry's own logs API.
 *
 * @param eventName empty if there is none
 * @param body empty if there is none
 * @param rest what else an exporter sends, each preceded by its name: the instrumentation scope, the severity
 */
public record RecordedLog(String eventName, String body, List<RecordedAttribute> attributes, List<String> rest) {

    /** Refuses values that no SDK produces, because an agent's process can forge them. */
    public RecordedLog {
        Objects.requireNonNull(eventName);
        Objects.requireNonNull(body);
        attributes = List.copyOf(attributes);
        rest = List.copyOf(rest);
    }
}
