package lowtide.simulation.measure;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.agent.control.AgentContract;

/**
 * An agent that can be run.
 *
 * @param name     as it was asked for
 * @param contract its class and what it offers
 * @param sources  the folder its packages start in, to be compiled each time it is run; empty for the broken agent,
 *                 which is part of the kit
 */
public record AgentSource(String name, AgentContract<?> contract, Optional<Path> sources) {

    /** The agent as found. Like that of stage 1 it knows no users. */
    public static final AgentSource BROKEN =
            new AgentSource("broken", SharedAgent.in("lowtide.broken"), Optional.empty());

    private static final List<AgentContract<?>> STAGES = List.of(
            SharedAgent.in("lowtide.contextcap"),
            PersonalAgent.in("lowtide.userisolation"),
            PersonalAgent.in("lowtide.tokencounting"),
            PersonalAgent.withClockIn("lowtide.ratelimiting"),
            PersonalAgent.withClockIn("lowtide.logging"));

    private static final String SOURCES = "src/main/java";

    /**
     * @param name {@code broken}, or the folder of a stage, such as {@code exercises/02-user-isolation}: seen from the
     *             working directory, or else from the kit's own folder
     * @throws UnusableAgentException if no stage's agent is there; the message names what was looked for
     */
    public static AgentSource named(String name) {
        if (name.equals(BROKEN.name())) {
            return BROKEN;
        }
        Path folder = folder(name);
        Path sources = folder.resolve(SOURCES);
        return STAGES.stream()
                .filter(stage ->
                        Files.isRegularFile(sources.resolve(stage.className().replace('.', '/') + ".java")))
                .findFirst()
                .map(stage -> new AgentSource(name, stage, Optional.of(sources)))
                .orElseThrow(() -> new UnusableAgentException(
                        "There is no WellnessAgent.java of any stage in " + folder.resolve(SOURCES) + "."));
    }

    /** Whether it is told who speaks; if not, all are one to it. */
    public boolean knowsUsers() {
        return contract.agent() == PersonalAgent.class;
    }

    private static Path folder(String name) {
        try {
            return Stream.concat(Stream.of(Path.of("").toAbsolutePath()), kit().stream())
                    .map(base -> base.resolve(name).normalize())
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new UnusableAgentException("There is no folder " + name
                            + "; expected broken, or the folder of a stage, such as exercises/01-context-cap."));
        } catch (InvalidPathException e) {
            throw new UnusableAgentException("'" + name + "' is no path.");
        }
    }

    /** The folder of the kit that this class was built in. */
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
