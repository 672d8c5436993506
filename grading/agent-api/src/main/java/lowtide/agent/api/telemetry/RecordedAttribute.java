package lowtide.agent.api.telemetry;

import java.util.Objects;

/**
 * One attribute.
 *
 * @param type such as STRING, LONG or STRING_ARRAY, as in OpenTelemetry's AttributeType
 * @param value as text
 */
public record RecordedAttribute(String key, String type, String value) {

    /** Refuses values that no SDK produces, because an agent's process can forge them. */
    public RecordedAttribute {
        Objects.requireNonNull(key);
        Objects.requireNonNull(type);
        Objects.requireNonNull(value);
    }

    /** Whether its value is a number, and not a text of digits. */
    public boolean isNumber() {
        return type.equals("LONG") || type.equals("DOUBLE");
    }
}
