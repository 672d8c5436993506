package lowtide.agent.control;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A call of an agent in Java source, for messages, with long arguments shortened. */
final class CallText {

    private static final int LONGEST = 60; // UTF-16 units of a string
    private static final int SHOWN = 40; // of a longer one

    private CallText() {}

    /** Such as {@code chat("Alice", "I ate a plum")}. */
    static String of(Method method, Object[] arguments) {
        return method.getName() + Stream.of(arguments).map(CallText::text).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(Object argument) {
        if (argument instanceof String string) {
            return string.length() <= LONGEST
                    ? '"' + string + '"'
                    : '"' + start(string) + "...\" (" + string.length() + " characters)";
        } else if (argument instanceof Collection<?> collection) {
            return "a collection of " + collection.size();
        } else if (argument == null
                || argument instanceof Number
                || argument instanceof Boolean
                || argument instanceof Map<?, ?> map && map.isEmpty()) {
            return String.valueOf(argument);
        }
        return "...";
    }

    private static String start(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN);
    }
}
