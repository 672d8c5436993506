package lowtide.autograder.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
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
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import lowtide.autograder.intake.SourceFile;

/** Compiles a stage from source with this JDK's compiler, without annotation processors. */
public final class StageCompiler {

    private static final String RELEASE = "17";
    private static final int MOST_ERRORS = 20;

    private final List<Path> classpath;

    /** @param classpath what a submission may use: LangChain4j with its Gemini module, and SLF4J */
    public StageCompiler(List<Path> classpath) {
        this.classpath = List.copyOf(classpath);
    }

    /** Compiles these sources, all of which belong to this package, into an empty folder, which must exist. */
    public Compilation compile(List<SourceFile> sources, String javaPackage, Path classes) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new IllegalStateException("This is a JRE; grading needs a JDK.");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<String> options = List.of("-proc:none", "--release", RELEASE, "-g", "-parameters", "-nowarn", "-Xlint:none",
                    "-Xmaxerrs", String.valueOf(MOST_ERRORS));
            boolean compiled = javac.getTask(new StringWriter(), files, diagnostics, options, null,
                    sources.stream().map(Source::new).toList()).call();
            return compiled ? inside(javaPackage, classes) : new Compilation.Failed(errors(diagnostics));
        } catch (IOException failure) {
            throw new UncheckedIOException("Class files cannot be written to " + classes + ".", failure);
        } catch (StackOverflowError | RuntimeException tooMuch) {
            return new Compilation.Failed(List.of(new CompileError(sources.get(0).path(), 0,
                    "the compiler gave up on it (" + tooMuch.getClass().getSimpleName() + "); is there a very deep expression?")));
        }
    }

    private static Compilation inside(String javaPackage, Path classes) throws IOException {
        Path allowed = classes.resolve(javaPackage.replace('.', '/'));
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.startsWith(allowed))
                    .findFirst()
                    .<Compilation>map(file -> new Compilation.Intruder(classes.relativize(file).toString()
                            .replaceAll("\\.class$", "").replace('\\', '.').replace('/', '.')))
                    .orElse(new Compilation.Classes(classes));
        }
    }

    private static List<CompileError> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(StageCompiler::error)
                .toList();
    }

    private static CompileError error(Diagnostic<? extends JavaFileObject> diagnostic) {
        String file = diagnostic.getSource() instanceof Source source ? source.file.path() : "";
        String message = diagnostic.getMessage(Locale.ENGLISH).strip().replaceAll("\\s*\\R\\s*", ", ");
        return new CompileError(file, Math.max(0, diagnostic.getLineNumber()), message);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final SourceFile file;

        Source(SourceFile file) {
            super(URI.create("string:///" + file.classFile().replace(" ", "%20")), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }
}
