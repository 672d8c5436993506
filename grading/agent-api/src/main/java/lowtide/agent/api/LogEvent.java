package lowtide.agent.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One event the agent logged, through SLF4J, java.util.logging or System.Logger.
 *
 * @param level TRACE, DEBUG, INFO, WARN or ERROR; a different one for a {@linkplain #isGap() gap}
 * @param message the formatted message
 * @param pairs SLF4J key-value pairs of the event
 * @param mdc the mapped diagnostic context at that moment
 * @param exception the attached exception with its causes and their stack traces, empty if none is attached
 * @param extras what else a layout may write, each preceded by its name: thread, markers, arguments that are not in the
 *     message, earlier values of a key, properties of the logger context
 */
public record LogEvent(
        String level,
        String logger,
        String message,
        Map<String, String> pairs,
        Map<String, String> mdc,
        String exception,
        List<String> extras) {

    private static final String GAP = "OFF"; // no event has this level

    /** Refuses values that no logger produces, because an agent's process can forge events. */
    public LogEvent {
        Objects.requireNonNull(level);
        Objects.requireNonNull(logger);
        Objects.requireNonNull(message);
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs)); // in the order in which they were logged
        mdc = Map.copyOf(mdc);
        Objects.requireNonNull(exception);
        extras = List.copyOf(extras);
    }

    /** The event at the end of a log that represents what was left out. */
    public static LogEvent gap(long characters) {
        return new LogEvent(GAP, "", characters + " characters were left out", Map.of(), Map.of(), "", List.of());
    }

    /** Whether it represents what was left out of a log that was too long. */
    public boolean isGap() {
        return level.equals(GAP);
    }

    /** One line for a person: level, message, fields, and the first line of the exception. */
    public String describe() {
        return level + " " + message + (pairs.isEmpty() ? "" : " " + pairs) + (mdc.isEmpty() ? "" : " " + mdc)
                + (hasException() ? " " + exception.lines().findFirst().orElse("") : "");
    }

    /** Whether an exception is attached. */
    public boolean hasException() {
        return !exception.isEmpty();
    }
}
