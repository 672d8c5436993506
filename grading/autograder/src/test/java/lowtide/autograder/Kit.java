package lowtide.autograder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.compile.StageCompiler;
import lowtide.autograder.submission.SourceFile;
import lowtide.course.Course;
import lowtide.course.Stage;

/** Paths of this checkout, and copies of its sources, for the kit's own tests. */
public final class Kit {

    /** The folder with the root's pom.xml. */
    public static final Path ROOT = root();

    public static final Path EXERCISES = ROOT.resolve("exercises");
    public static final Path SOLUTIONS = ROOT.resolve("solutions");
    public static final List<Stage> STAGES = Course.shipped().stages();

    private Kit() {}

    /** The stage with this number. */
    public static Stage stage(int number) {
        return Course.shipped().stage(String.valueOf(number)).orElseThrow();
    }

    /** Copies this checkout, as a fresh clone has it. */
    public static void copyAll(Path to) throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String name = folder.getFileName().toString();
                if (name.equals("target") || name.equals(".git")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(ROOT.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(ROOT.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Copies the sources of a submission, and nothing else. */
    public static void copySources(Path from, Path to) {
        STAGES.forEach(stage -> copySources(from, to, stage));
    }

    /** Copies the sources of one stage of a submission. */
    public static void copySources(Path from, Path to, Stage stage) {
        Path sources = stage.isDocument()
                ? Path.of(stage.folder(), stage.document())
                : Path.of(stage.folder(), "src", "main", "java");
        try (Stream<Path> files = Files.walk(from.resolve(sources))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The file of a stage that a student edits, within a submission. */
    public static Path agent(Path submission, Stage stage) {
        return submission.resolve(stage.editedPath());
    }

    /** Compiles the classes of a stage into a folder, for agents in this JVM. */
    public static void compile(List<SourceFile> sources, Stage stage, List<Path> classpath, Path classes) {
        write((Compilation.Classes) new StageCompiler(classpath).compile(sources, stage.javaPackage()), classes);
    }

    /** Writes class files to a folder. */
    public static Path write(Compilation.Classes compiled, Path classes) {
        try {
            for (Map.Entry<String, byte[]> file : compiled.files().entrySet()) {
                Path path = classes.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return classes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("exercises")) || !Files.isDirectory(folder.resolve("grading"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
