package lowtide.agent.api;

import java.util.stream.Stream;

/** Finds the student's own code in a stack trace. */
public final class StudentFrame {

    private StudentFrame() {}

    /**
     * The innermost frame in this package, such as {@code WellnessAgent.chat(WellnessAgent.java:31)}; empty if there is
     * none.
     */
    public static String innermost(StackTraceElement[] trace, String studentPackage) {
        String prefix = studentPackage + ".";
        return Stream.of(trace)
                .filter(frame -> frame.getClassName().startsWith(prefix))
                .findFirst()
                .map(frame -> frame.getClassName().substring(prefix.length()) + "." + frame.getMethodName() + "("
                        + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
