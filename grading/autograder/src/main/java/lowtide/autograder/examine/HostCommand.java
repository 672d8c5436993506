package lowtide.autograder.examine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.seam.Host;

/** The command that starts the process an agent lives in. On its class path stand the agent and what it may use: no check, no rubric. */
public final class HostCommand {

    private static final String HEAP = "-Xmx128m";

    private final Path hostClasses;
    private final List<Path> libraries;

    private HostCommand(Path hostClasses, List<Path> libraries) {
        this.hostClasses = hostClasses;
        this.libraries = libraries;
    }

    /** Finds the libraries by their names on this JVM's own class path. */
    public static HostCommand fromClasspath() {
        Map<String, Path> own = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .collect(Collectors.toMap(path -> path.getFileName().toString(), Function.identity(), (first, second) -> first));
        try (InputStream names = Host.class.getResourceAsStream("host-classpath.txt")) {
            List<Path> libraries = Arrays.stream(new String(names.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\|"))
                    .map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
                    .map(name -> {
                        if (!own.containsKey(name)) {
                            throw new IllegalStateException(name + " is not on the grader's class path.");
                        }
                        return own.get(name);
                    })
                    .toList();
            return new HostCommand(Path.of(Host.class.getProtectionDomain().getCodeSource().getLocation().toURI()), libraries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a submission is compiled against: LangChain4j and SLF4J with what they bring along, and no logging back end. */
    public List<Path> compileClasspath() {
        return libraries.stream().filter(library -> !library.getFileName().toString().startsWith("logback")).toList();
    }

    /** The command for an agent in this folder of class files. */
    public List<String> forAgentIn(Path classes) {
        List<Path> classpath = new ArrayList<>(List.of(hostClasses));
        classpath.addAll(libraries);
        classpath.add(classes); // last: a class of the agent never stands in for one of the kit or its libraries
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+ExitOnOutOfMemoryError", // an agent out of memory is gone, not half alive
                "-XX:TieredStopAtLevel=1", // short-lived: start-up counts, not the last per cent
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                Host.class.getName());
    }
}
