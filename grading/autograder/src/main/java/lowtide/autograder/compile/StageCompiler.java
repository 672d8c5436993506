package lowtide.autograder.compile;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import lowtide.agent.control.YieldPointInjector;
import lowtide.autograder.submission.SourceFile;

/**
 * Compiles stages from source with this JDK's compiler, without annotation processors, from memory to memory.
 * Not thread-safe.
 */
public final class StageCompiler {

    private static final int RELEASE = 17;
    private static final int MAX_ERRORS = 20;

    /** The compiler's message about a missing package, and a more helpful one. */
    private static final String NO_PACKAGE = "compiler.err.doesnt.exist";

    private static final String LIBRARIES =
            " (pom.xml is not read; available are LangChain4j, its Gemini module, SLF4J and the JDK)";

    /** Advice of the compiler that does not help, because its options are fixed. */
    private static final Pattern NEWER_JAVA =
            Pattern.compile("(?: in -source \\d+)?[,\\s]*\\(use (?:--enable-preview|-source|--release)[^)]*\\)");

    /** In all class files. Far more than a stage needs, and well within what a frame to the grader holds. */
    private static final int MAX_BYTES = 4 << 20;

    private static final int MAX_CLASSES = 2_000;

    /** In bytes of UTF-8: what every file system accepts, in any temporary folder. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_PATH = 800;

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager libraries;

    /** @param classpath what a submission may use: LangChain4j with its Gemini module, and SLF4J */
    public StageCompiler(List<Path> classpath) {
        if (javac == null) {
            throw new IllegalStateException("This is a JRE; grading needs a JDK.");
        }
        libraries = javac.getStandardFileManager(
                null,
                Locale.ENGLISH,
                StandardCharsets.UTF_8); // kept open, because reading the jars takes longer than compiling
        try {
            libraries.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath);
            libraries.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Compiles these sources, all of which belong to this package. */
    public Compilation compile(List<SourceFile> sources, String javaPackage) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Output output = new Output(libraries);
        List<String> options = new ArrayList<>(List.of(
                "-proc:none", "-g", "-parameters", "-nowarn", "-Xlint:none", "-Xmaxerrs", String.valueOf(MAX_ERRORS)));
        if (Runtime.version().feature() != RELEASE) { // without it, a compiler of that release needs half the time
            options.addAll(List.of("--release", String.valueOf(RELEASE)));
        }
        try {
            boolean compiled = javac.getTask(
                            new StringWriter(),
                            output,
                            diagnostics,
                            options,
                            null,
                            sources.stream().map(Source::new).toList())
                    .call();
            if (output.refusal != null) {
                return new Compilation.Failed(List.of(output.refusal));
            }
            return compiled ? inside(javaPackage, output.classes()) : failed(sources, diagnostics);
        } catch (StackOverflowError | RuntimeException tooMuch) {
            return gaveUp(sources, tooMuch.getClass().getSimpleName());
        }
    }

    private static Compilation inside(String javaPackage, Map<String, byte[]> classes) {
        return classes.keySet().stream()
                .filter(file -> !file.startsWith(javaPackage.replace('.', '/') + "/"))
                .findFirst()
                .<Compilation>map(file -> new Compilation.Intruder(
                        file.replaceAll("\\.class$", "").replace('/', '.')))
                .orElseGet(() -> {
                    classes.replaceAll((file, bytes) -> YieldPointInjector.in(bytes));
                    return new Compilation.Classes(classes);
                });
    }

    private static Compilation failed(List<SourceFile> sources, DiagnosticCollector<JavaFileObject> diagnostics) {
        List<CompileError> errors = errors(diagnostics);
        return errors.isEmpty() ? gaveUp(sources, "no error message") : new Compilation.Failed(errors);
    }

    private static Compilation gaveUp(List<SourceFile> sources, String how) {
        return new Compilation.Failed(List.of(new CompileError(
                sources.get(0).path(), 0, "the compiler gave up (" + how + "); is there a very deep expression?")));
    }

    private static List<CompileError> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(StageCompiler::error)
                .toList();
    }

    private static CompileError error(Diagnostic<? extends JavaFileObject> diagnostic) {
        String file = diagnostic.getSource() instanceof Source source ? source.file.path() : "";
        String message = diagnostic
                .getMessage(Locale.ENGLISH)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
        return new CompileError(
                file,
                Math.max(0, diagnostic.getLineNumber()),
                NEWER_JAVA.matcher(message).replaceAll(" (the stage is compiled for Java " + RELEASE + ")")
                        + (NO_PACKAGE.equals(diagnostic.getCode()) ? LIBRARIES : ""));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final SourceFile file;

        Source(SourceFile file) {
            super(uri(file), Kind.SOURCE);
            this.file = file;
        }

        private static URI uri(SourceFile file) {
            try {
                return new URI("string", "", "/" + file.classFile(), null); // quotes forbidden characters
            } catch (URISyntaxException impossible) {
                throw new IllegalArgumentException(impossible);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }

    /** Keeps class files in memory, sorted by name, and refuses those that could not be written or sent. */
    private static final class Output extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();
        private CompileError refusal;
        private int bytes;

        Output(StandardJavaFileManager libraries) {
            super(libraries);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String path = className.replace('.', '/') + kind.extension;
            return new SimpleJavaFileObject(URI.create("memory:///" + path.replace(" ", "%20")), kind) {
                @Override
                public OutputStream openOutputStream() throws IOException {
                    if (isTooLong(path)) {
                        throw refused(
                                sibling,
                                "the name of the class is too long for a file: "
                                        + className.substring(0, Math.min(100, className.length())));
                    } else if (written.size() == MAX_CLASSES) {
                        throw refused(sibling, "the classes are too many: more than " + MAX_CLASSES);
                    }
                    ByteArrayOutputStream file = new ByteArrayOutputStream();
                    written.put(path, file);
                    return new FilterOutputStream(file) {
                        @Override
                        public void write(byte[] from, int offset, int length) throws IOException {
                            bytes += length;
                            if (bytes > MAX_BYTES) {
                                throw refused(sibling, "the class files are too large: more than 4 MB");
                            }
                            out.write(from, offset, length);
                        }
                    };
                }
            };
        }

        private static boolean isTooLong(String path) {
            return path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH
                    || Stream.of(path.split("/"))
                            .anyMatch(name -> name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME);
        }

        private IOException refused(FileObject sibling, String reason) {
            if (refusal == null) {
                refusal = new CompileError(sibling instanceof Source source ? source.file.path() : "", 0, reason);
            }
            return new IOException(reason);
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new TreeMap<>();
            written.forEach((path, bytes) -> classes.put(path, bytes.toByteArray()));
            return classes;
        }

        @Override
        public void close() {
            // the libraries stay open for the next stage
        }
    }
}
