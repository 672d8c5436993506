package lowtide.autograder.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.host.AgentServer;

/**
 * The parts of the kit on the class path of an agent's process: its host and the libraries that an agent uses, but no
 * checks.
 *
 * @param host the classes of agent-api and agent-host, each a jar or a folder
 * @param jars LangChain4j with its Gemini module, SLF4J with a back end, and what they bring along
 */
public record Libraries(List<Path> host, List<Path> jars) {

    /** Names the folder with this program's jars if they are not on the class path. */
    static final String FOLDER = "lowtide.lib";

    /** The back end of SLF4J, the bridge from the JDK's logging to SLF4J, the databases, and the SDK of OpenTelemetry. */
    private static final List<String> RUN_TIME_ONLY =
            List.of("logback", "jul-to-slf4j", "sqlite-jdbc", "postgresql", "opentelemetry-sdk");

    /** Finds them by name among the jars this program runs with. */
    public static Libraries found() {
        Map<String, Path> own = own().collect(Collectors.toMap(
                path -> path.getFileName().toString(), Function.identity(), (first, second) -> first));
        try (InputStream names = AgentServer.class.getResourceAsStream("host-classpath.txt")) {
            List<Path> jars = Arrays.stream(new String(names.readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .split("\\|"))
                    .map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
                    .map(name -> Optional.ofNullable(own.get(name))
                            .orElseThrow(() -> new IllegalStateException(name + " is not on the grader's class path.")))
                    .toList();
            return new Libraries(List.of(classesOf(FrameChannel.class), classesOf(AgentServer.class)), jars);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What a submission is compiled against: LangChain4j, SLF4J and OpenTelemetry's API with what they bring along, and nothing that belongs to the host alone. */
    public List<Path> compileClasspath() {
        return jars.stream()
                .filter(jar ->
                        RUN_TIME_ONLY.stream().noneMatch(jar.getFileName().toString()::startsWith))
                .toList();
    }

    /** The host and its libraries, in order. */
    List<Path> all() {
        List<Path> all = new ArrayList<>(host);
        all.addAll(jars);
        return all;
    }

    /** The jar or folder a class was loaded from. */
    static Path classesOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<Path> own() throws UncheckedIOException {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> entry.endsWith(".jar"))
                    .map(Path::of);
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
