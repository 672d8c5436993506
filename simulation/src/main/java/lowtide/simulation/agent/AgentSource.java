package lowtide.simulation.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The source of an agent that can be measured.
 *
 * @param name      as the user entered it
 * @param className the full name of the agent's class
 * @param sources   the source folder, which is compiled for each measurement; empty for the broken agent, which is part of
 *                  the kit
 */
public record AgentSource(String name, String className, Optional<Path> sources) {

    /** The broken agent. */
    public static final AgentSource BROKEN =
            new AgentSource("broken", "lowtide.broken.WellnessAgent", Optional.empty());

    private static final String SOURCES = "src/main/java";
    private static final String AGENT_FILE = "WellnessAgent.java";

    /**
     * Finds an agent by name.
     *
     * @param name {@code broken}, or a folder with an agent such as {@code exercises/02-user-isolation}, relative to the
     *             working directory or to the root of the kit
     * @throws UnusableAgentException if there is no agent; the message names the missing folder or file
     */
    public static AgentSource named(String name) {
        if (name.equals(BROKEN.name())) {
            return BROKEN;
        }
        Path folder = folder(name)
                .orElseThrow(() -> new UnusableAgentException("There is no folder " + name
                        + ". Expected broken, or the folder of a stage such as exercises/01-context-cap."));
        Path sources = folder.resolve(SOURCES);
        Path file = agentFile(sources)
                .orElseThrow(() -> new UnusableAgentException("There is no " + AGENT_FILE + " in " + sources + "."));
        String className =
                sources.relativize(file).toString().replaceFirst("\\.java$", "").replaceAll("[/\\\\]", ".");
        return new AgentSource(name, className, Optional.of(sources));
    }

    /**
     * Finds the agent of an exercise.
     *
     * @param stage the number that the folder of the exercise starts with
     * @throws UnusableAgentException if there is no such exercise, or if it is a document and has no agent
     */
    public static AgentSource ofExercise(int stage) {
        return ofStage("exercises", stage);
    }

    /** Finds the solution of a stage in the same way. */
    public static AgentSource ofSolution(int stage) {
        return ofStage("solutions", stage);
    }

    private static AgentSource ofStage(String parent, int stage) {
        String prefix = String.format(Locale.ROOT, "%02d-", stage);
        Path stages =
                folder(parent).orElseThrow(() -> new UnusableAgentException("There is no folder " + parent + "."));
        try (Stream<Path> folders = Files.list(stages)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(folder -> folder.startsWith(prefix))
                    .filter(folder ->
                            agentFile(stages.resolve(folder).resolve(SOURCES)).isPresent())
                    .findFirst()
                    .map(folder -> named(parent + "/" + folder))
                    .orElseThrow(() -> new UnusableAgentException("There is no agent of stage " + stage + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> agentFile(Path sources) {
        if (!Files.isDirectory(sources)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith(AGENT_FILE))
                    .filter(Files::isRegularFile)
                    .min(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> folder(String name) {
        try {
            return Stream.concat(Stream.of(Path.of("").toAbsolutePath()), kit().stream())
                    .map(base -> base.resolve(name).normalize())
                    .filter(Files::isDirectory)
                    .findFirst();
        } catch (InvalidPathException e) {
            throw new UnusableAgentException("'" + name + "' is not a path.");
        }
    }

    /** The root of the kit, found from the location of this class. */
    private static Optional<Path> kit() {
        try {
            Path code = Path.of(AgentSource.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Stream.iterate(code, path -> path != null, Path::getParent)
                    .filter(path -> Files.isDirectory(path.resolve("exercises")))
                    .findFirst();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
