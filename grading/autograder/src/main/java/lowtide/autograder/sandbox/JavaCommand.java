package lowtide.autograder.sandbox;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of this JDK's JVM with the options that all processes of the grader share. */
final class JavaCommand {

    /** Processes are short-lived: a fast start matters more than the last per cent of speed. */
    private static final List<String> SHORT_LIVED = List.of(
            "-XX:+ExitOnOutOfMemoryError", // a process out of memory ends instead of continuing in a bad state
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en", // not that of the grader's machine: a toLowerCase() is the same everywhere
            "-Duser.country=US");

    private JavaCommand() {}

    /**
     * A command line.
     *
     * @param options further options of the JVM
     * @param arguments of the main class
     */
    static List<String> line(List<String> options, List<String> classpath, Class<?> mainClass, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(SHORT_LIVED);
        line.addAll(options);
        line.addAll(List.of("-cp", String.join(File.pathSeparator, classpath), mainClass.getName()));
        line.addAll(arguments);
        return line;
    }
}
