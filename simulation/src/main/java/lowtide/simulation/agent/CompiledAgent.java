package lowtide.simulation.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.folder.FolderDeletion;

/** The class files of an agent, compiled into a temporary folder that is deleted on close. */
public final class CompiledAgent implements AutoCloseable {

    private final AgentSource source;
    private final Optional<Path> folder;
    private final AgentKind kind;

    private CompiledAgent(AgentSource source, Optional<Path> folder) {
        this.source = source;
        this.folder = folder;
        this.kind = kind(source.className(), folder);
    }

    /**
     * Compiles an agent, unless it is part of the kit.
     *
     * @throws UnusableAgentException if it does not compile; the message names file and line of the first error
     */
    public static CompiledAgent of(AgentSource source) {
        if (source.sources().isEmpty()) {
            return new CompiledAgent(source, Optional.empty());
        }
        Path folder = temporaryFolder();
        try {
            AgentCompiler.compile(source.sources().get(), Classpath.own(), folder);
            return new CompiledAgent(source, Optional.of(folder));
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    public AgentSource source() {
        return source;
    }

    /** What the agent takes. */
    public AgentKind kind() {
        return kind;
    }

    /** Whether the agent has a conversation for each user. */
    public boolean isPersonal() {
        return kind != AgentKind.SHARED;
    }

    /** The constructor and methods that the agent is called with. */
    AgentContract<?> contract() {
        return kind.contract(source.className());
    }

    /** The folder with the class files; empty if the agent is part of the kit. */
    Optional<Path> folder() {
        return folder;
    }

    /** The class path to run the agent with. */
    List<Path> classpath() {
        List<Path> entries = new ArrayList<>(Classpath.own());
        folder.ifPresent(entries::add); // last, so that no class of the agent replaces one of a library
        return entries;
    }

    @Override
    public void close() {
        folder.ifPresent(CompiledAgent::delete);
    }

    /** Reads the kind from the class itself. A class that cannot be loaded is reported when the agent starts. */
    private static AgentKind kind(String className, Optional<Path> folder) {
        URL[] urls = folder.map(CompiledAgent::url).stream().toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, CompiledAgent.class.getClassLoader())) {
            return AgentKind.of(Class.forName(className, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return AgentKind.SHARED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("lowtide-agent-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FolderDeletion.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
