package lowtide.simulation.agent;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the sources of an agent with the compiler of the JDK. */
final class AgentCompiler {

    private AgentCompiler() {}

    /**
     * Compiles all Java files of a folder for Java 17, without annotation processors.
     *
     * @throws UnusableAgentException if they do not compile; the message names file and line of the first error
     */
    static void compile(Path sources, List<Path> classpath, Path output) {
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
            boolean compiled = javac.getTask(
                            new StringWriter(),
                            files,
                            diagnostics,
                            options(classpath, output),
                            null,
                            files.getJavaFileObjectsFromPaths(units))
                    .call();
            if (!compiled) {
                throw new UnusableAgentException("The agent does not compile: " + firstError(diagnostics));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> options(List<Path> classpath, Path output) {
        return List.of(
                "-proc:none",
                "--release",
                "17",
                "-g",
                "-parameters",
                "-nowarn",
                "-Xlint:none",
                "-implicit:none",
                "-d",
                output.toString(),
                "-cp",
                Classpath.joined(classpath));
    }

    private static String firstError(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(AgentCompiler::described)
                .orElse("unknown error");
    }

    private static String described(Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ENGLISH).strip().replaceAll("\\s*\\R\\s*", ", ");
        if (error.getSource() == null) {
            return message;
        }
        return Path.of(error.getSource().toUri()).getFileName() + ":" + error.getLineNumber() + " " + message;
    }
}
