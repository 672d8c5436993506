package lowtide.checks.tools;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lowtide.checks.dsl.CheckContext;
import lowtide.fakegemini.model.Part;

/**
 * A call of a tool that Gemini makes, and what the tool does if the agent executes it.
 *
 * @param tool its name on the wire
 * @param arguments by their names; values can be null
 * @param receipt what the tool returns; unique within a check
 * @param failure the message of the exception that the tool throws instead
 */
record PlannedCall(String tool, Map<String, Object> arguments, String receipt, Optional<String> failure) {

    PlannedCall {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments)); // Map.copyOf permits no null
    }

    Part.FunctionCall functionCall() {
        return new Part.FunctionCall(tool, arguments);
    }

    /** Whether this call was meant when a tool was executed with these arguments. */
    boolean isMeantBy(String executed, Map<String, Object> given) {
        return tool.equals(executed)
                && arguments.keySet().equals(given.keySet())
                && arguments.entrySet().stream()
                        .allMatch(argument -> isSame(argument.getValue(), given.get(argument.getKey())));
    }

    private static boolean isSame(Object value, Object other) {
        return value instanceof Number one && other instanceof Number two
                ? Double.compare(one.doubleValue(), two.doubleValue()) == 0
                : Objects.equals(value, other);
    }

    /** As messages quote it. */
    @Override
    public String toString() {
        return CheckContext.quoted(functionCall().asText());
    }
}
