package lowtide.autograder.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.course.Stage;

/** The folder of one stage of a submission. Only {@code .java} files below its {@code src/main/java} are read. */
final class StageFolder {

    static final String SOURCES = "src/main/java";

    private static final int MAX_FILES = 50;
    private static final int MAX_FILE_SIZE = 256 * 1024;

    private final FileTree tree;
    private final Stage stage;
    private final String sources;
    private final List<SourceFile> files = new ArrayList<>();
    private final Map<String, String> pathsByLowerCaseName = new HashMap<>();

    /** @param tree with one folder for each stage */
    StageFolder(FileTree tree, Stage stage) {
        this.tree = tree;
        this.stage = stage;
        this.sources = stage.folder() + "/" + SOURCES;
    }

    /** Whether a file counts as Java source. */
    static boolean isSource(FileTree.Entry entry) {
        return (entry.kind() == FileTree.Kind.FILE || entry.kind() == FileTree.Kind.DUPLICATE)
                && entry.path().endsWith(".java");
    }

    /** Reads all sources, up to the first problem. */
    StageSources read() throws IOException {
        Optional<String> link = linkAboveSources();
        if (link.isPresent()) {
            return refused(link.get() + " is a link; a submission may contain only regular files.");
        }
        if (tree.entry(stage.editedPath())
                .filter(entry -> entry.kind() != FileTree.Kind.FOLDER)
                .isEmpty()) {
            return new StageSources.Missing(
                    stage, "There is no " + stage.editedPath() + "; found: " + otherSources() + ".");
        }
        for (FileTree.Entry entry : tree.below(sources)) {
            Optional<StageSources> problem = problem(entry);
            if (problem.isEmpty() && isSource(entry)) {
                problem = add(entry);
            }
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return new StageSources.Found(stage, files, Starters.isUntouched(stage, files));
    }

    /** Why a stage with this entry cannot be graded. */
    private Optional<StageSources> problem(FileTree.Entry entry) {
        String path = entry.path();
        return switch (entry.kind()) {
            case LINK -> Optional.of(refused(path + " is a link; a submission may contain only regular files."));
            case UNREADABLE -> Optional.of(refused(path + " cannot be read."));
            case DUPLICATE -> Optional.of(refused(path + " is in the zip archive twice."));
            case FILE, FOLDER, ENCRYPTED -> isSource(entry) ? misplaced(path) : Optional.empty();
        };
    }

    private Optional<StageSources> misplaced(String path) {
        if (files.size() == MAX_FILES) {
            return Optional.of(refused("There are more than " + MAX_FILES + " source files."));
        } else if (!path.startsWith(sources + "/" + stage.javaPackage().replace('.', '/') + "/")) {
            return Optional.of(refused(path + " is outside the package " + stage.javaPackage()
                    + "; all classes of this stage belong there."));
        }
        return Optional.empty();
    }

    /** Reads a file, or says why it cannot be compiled. */
    private Optional<StageSources> add(FileTree.Entry entry) throws IOException {
        String path = entry.path();
        String classFile = path.substring(sources.length() + 1);
        String other = pathsByLowerCaseName.putIfAbsent(classFile.toLowerCase(Locale.ROOT), path);
        if (other != null) {
            return Optional.of(
                    refused(other + " and " + path + " are the same file on Windows and macOS; rename one."));
        }
        Optional<byte[]> bytes = tree.read(path, MAX_FILE_SIZE);
        if (bytes.isEmpty()) {
            return Optional.of(
                    refused(path + " is too large; the limit is " + MAX_FILE_SIZE / 1024 + " KB for a source file."));
        }
        SourceText source = new SourceText(bytes.get());
        Optional<String> text = source.decoded();
        if (text.isEmpty()) {
            return Optional.of(
                    new StageSources.NotUtf8(stage, path, source.lineOfFirstInvalidByte(), source.encodingProblem()));
        }
        files.add(new SourceFile(path, classFile, text.get()));
        return Optional.empty();
    }

    private Optional<String> linkAboveSources() {
        String path = "";
        for (String step : sources.split("/")) {
            path += path.isEmpty() ? step : "/" + step;
            if (tree.entry(path)
                    .filter(entry -> entry.kind() == FileTree.Kind.LINK)
                    .isPresent()) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** Up to three Java files in the stage's folder, or in all of the submission, those named like the agent first. */
    private String otherSources() {
        boolean hasFolder = tree.isFolder(stage.folder());
        Collection<FileTree.Entry> searched = hasFolder ? tree.below(stage.folder()) : tree.entries();
        String agent = stage.editedPath().substring(sources.length() + 1);
        String found = searched.stream()
                .filter(StageFolder::isSource)
                .map(FileTree.Entry::path)
                .filter(path -> !("/" + path).contains("/src/test/"))
                .sorted(Comparator.comparing((String path) -> !path.endsWith(agent))
                        .thenComparing(path -> path))
                .limit(3)
                .collect(Collectors.joining(", "));
        return (found.isEmpty() ? "no Java file" : found) + (hasFolder ? "" : ", and no folder " + stage.folder());
    }

    private StageSources refused(String reason) {
        return new StageSources.Refused(stage, reason);
    }
}
