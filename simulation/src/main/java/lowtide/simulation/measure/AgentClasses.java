package lowtide.simulation.measure;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The class files of an agent, compiled into a temporary folder that is deleted on close. */
final class AgentClasses implements AutoCloseable {

    private final Optional<Path> folder;

    private AgentClasses(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Compiles the agent, unless it is part of the kit.
     *
     * @param classpath the class path for the compiler
     * @throws UnusableAgentException if the agent does not compile; the message names file and line of the first error
     */
    static AgentClasses of(AgentSource agent, List<Path> classpath) {
        if (agent.sources().isEmpty()) {
            return new AgentClasses(Optional.empty());
        }
        try {
            AgentClasses classes = new AgentClasses(Optional.of(Files.createTempDirectory("lowtide-agent-")));
            try {
                classes.compile(agent.sources().get(), classpath);
                return classes;
            } catch (IOException | RuntimeException e) {
                classes.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if the agent is part of the kit. */
    Optional<Path> folder() {
        return folder;
    }

    private void compile(Path sources, List<Path> classpath) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new UnusableAgentException(
                    "Agents are compiled before they run, which requires a JDK. This Java is a JRE.");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        javac.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> units = found.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            List<String> options = List.of(
                    "-proc:none",
                    "--release",
                    "17",
                    "-g",
                    "-parameters",
                    "-nowarn",
                    "-Xlint:none",
                    "-implicit:none",
                    "-d",
                    folder.orElseThrow().toString(),
                    "-cp",
                    Classpath.joined(classpath));
            boolean compiled = javac.getTask(
                            new StringWriter(),
                            files,
                            diagnostics,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(units))
                    .call();
            if (!compiled) {
                throw new UnusableAgentException("The agent does not compile: " + firstError(diagnostics));
            }
        }
    }

    private static String firstError(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(AgentClasses::described)
                .orElse("unknown error");
    }

    private static String described(Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ENGLISH).strip().replaceAll("\\s*\\R\\s*", ", ");
        if (error.getSource() == null) {
            return message;
        }
        return Path.of(error.getSource().toUri()).getFileName() + ":" + error.getLineNumber() + " " + message;
    }

    @Override
    public void close() {
        folder.ifPresent(root -> {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
