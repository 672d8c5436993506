package lowtide.agent.api;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Describes an exception in another process. Its texts are cut after 300 characters, because the agent chooses them.
 *
 * @param types its class and superclasses, the most specific first
 * @param message its message, possibly null
 * @param where the innermost line of the student's own code in its stack trace, empty if there is none
 * @param retryAfter what its {@code retryAfter()} returned, null if it has none
 * @param cause the message and class of its innermost cause, empty if there is none
 * @param carried the messages and classes of all that it has as causes or suppressed, at any depth, at most 20
 */
public record RemoteThrowable(
        List<String> types, String message, String where, Duration retryAfter, String cause, List<String> carried) {

    private static final int LONGEST_MESSAGE = 300;
    private static final int MAX_TYPES = 100;
    private static final int MAX_CARRIED = 20;

    /** Refuses values that no host sends, because an agent's process can forge them. */
    public RemoteThrowable {
        types = types.stream().limit(MAX_TYPES).map(RemoteThrowable::shortened).toList();
        if (types.isEmpty()) {
            throw new IllegalArgumentException("an exception without a class");
        }
        message = message == null ? null : shortened(message);
        where = shortened(where);
        cause = shortened(cause);
        carried = carried == null
                ? List.of()
                : carried.stream()
                        .limit(MAX_CARRIED)
                        .map(RemoteThrowable::shortened)
                        .toList();
    }

    /** An exception that carries no other. */
    public RemoteThrowable(List<String> types, String message, String where, Duration retryAfter, String cause) {
        this(types, message, where, retryAfter, cause, List.of());
    }

    public static RemoteThrowable of(Throwable failure, String studentPackage) {
        List<String> types = new ArrayList<>();
        for (Class<?> type = failure.getClass(); type != Object.class; type = type.getSuperclass()) {
            types.add(type.getName());
        }
        return new RemoteThrowable(
                List.copyOf(types),
                messageOf(failure),
                StudentFrame.innermost(failure.getStackTrace(), studentPackage),
                retryAfter(failure),
                causeOf(failure),
                carriedBy(failure));
    }

    /** Whether this text is in its message, or in that of an exception that it carries. */
    public boolean tellsOf(String text) {
        return message != null && message.contains(text) || carried.stream().anyMatch(each -> each.contains(text));
    }

    /** One line for a person: class, the line of the student's code, and message. */
    public String describe() {
        return name()
                + (message == null || message.isBlank() ? "" : ": " + oneLine(message))
                + (cause.isEmpty() ? "" : " (caused by " + oneLine(cause) + ")");
    }

    /** Its class without the package, and the line of the student's code. */
    public String name() {
        String name = types.get(0).substring(types.get(0).lastIndexOf('.') + 1);
        return name + (where.isEmpty() ? "" : " at " + where);
    }

    /** Whether the JVM ran out of stack or heap. */
    public boolean isVirtualMachineError() {
        return types.contains(VirtualMachineError.class.getName());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R+", " ");
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE - 3) + "...";
    }

    private static String messageOf(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (RuntimeException | StackOverflowError unreadable) {
            return "(its getMessage() fails with " + unreadable.getClass().getSimpleName() + ")";
        }
    }

    private static List<String> carriedBy(Throwable failure) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> toDo = new ArrayDeque<>(List.of(failure));
        List<String> carried = new ArrayList<>();
        while (!toDo.isEmpty() && carried.size() < MAX_CARRIED) {
            Throwable next = toDo.remove();
            Stream.concat(Stream.ofNullable(next.getCause()), Stream.of(next.getSuppressed()))
                    .filter(found::add)
                    .forEach(each -> {
                        carried.add(each.getClass().getSimpleName() + ": " + messageOf(each));
                        toDo.add(each);
                    });
        }
        return carried;
    }

    private static String causeOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < 20 && cause.getCause() != null && cause.getCause() != cause; depth++) {
            cause = cause.getCause();
        }
        return cause == failure ? "" : cause.getClass().getSimpleName() + ": " + messageOf(cause);
    }

    private static Duration retryAfter(Throwable failure) {
        try {
            var method = failure.getClass().getMethod("retryAfter");
            method.setAccessible(true);
            return method.invoke(failure) instanceof Duration duration ? duration : null;
        } catch (NoSuchMethodException none) {
            return null;
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            return null;
        }
    }
}
