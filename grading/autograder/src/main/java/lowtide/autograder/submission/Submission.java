package lowtide.autograder.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lowtide.autograder.submission.archive.FileName;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.SubmissionRefusedException;
import lowtide.autograder.submission.archive.SubmissionSource;
import lowtide.course.Course;
import lowtide.course.Stage;

/**
 * A folder on disk or in a zip archive that contains one folder for each stage, as {@code exercises/} does. Only
 * {@code .java} files below a stage's {@code src/main/java} are read, or the one document of the stage.
 *
 * <p>Immutable; keeps no file open and no content in memory. It reads a limited amount of data. Its messages contain no
 * path except {@link #name()} and what is below it, so that they are the same on every machine.
 */
public final class Submission {

    private final String name;
    private final SubmissionSource source;
    private final Optional<Path> folder;
    private final Optional<String> refusal;

    private Submission(String name, SubmissionSource source, Optional<Path> folder, Optional<String> refusal) {
        this.name = name;
        this.source = source;
        this.folder = folder;
        this.refusal = refusal;
    }

    /** @param folder absolute; contains the stages' folders directly */
    public Submission(Path folder) {
        this(nameOf(folder), new SubmissionSource.Folder(folder), Optional.of(folder), Optional.empty());
    }

    /**
     * A folder, or a zip archive with the stages at most three folders down. It may not exist. A link is refused, because
     * a link in a student's repository could point to the solutions.
     */
    public static Submission of(Path folderOrZip) {
        String name = nameOf(folderOrZip);
        if (Files.isSymbolicLink(folderOrZip)) {
            return refused(name, "It is a link; a submission may contain only regular files.");
        } else if (!Files.isRegularFile(folderOrZip)) {
            return new Submission(folderOrZip);
        }
        try {
            return new UploadInspector(Course.shipped().stages())
                    .file(name, folderOrZip)
                    .submission();
        } catch (IOException unreadable) {
            return refused(name, SubmissionRefusedException.reason(unreadable));
        }
    }

    /** A submission of a class, whose stages are at this place. */
    static Submission at(String name, SubmissionSource source) {
        return new Submission(name, source, Optional.empty(), Optional.empty());
    }

    /** A submission that cannot be accepted: every stage gets this reason. */
    static Submission refused(String name, String reason) {
        return new Submission(name, new SubmissionSource.Folder(Path.of("")), Optional.empty(), Optional.of(reason));
    }

    private static String nameOf(Path path) {
        return path.getFileName() == null ? path.toString() : FileName.of(path);
    }

    /** The name of the file or folder; in a class, that of the upload, which a student may have chosen freely. */
    public String name() {
        return name;
    }

    /** What this submission contains for a stage. */
    public StageSources sources(Stage stage) {
        return sources(List.of(stage)).get(0);
    }

    /** What this submission contains for these stages, in their order. Opens it once. */
    public List<StageSources> sources(List<Stage> stages) {
        if (refusal.isPresent()) {
            return refused(stages, refusal.get());
        } else if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            return missing(stages, "There is no folder " + name + ".");
        }
        try (FileTree tree = source.open()) {
            return tree.entries().isEmpty()
                    ? missing(stages, (folder.isPresent() ? "The folder " : "") + name + " is empty.")
                    : stages.stream().map(stage -> read(tree, stage)).toList();
        } catch (IOException failure) {
            return refused(stages, SubmissionRefusedException.reason(failure));
        }
    }

    /**
     * SHA-256, in hexadecimal, of everything that the grade for these stages depends on: the exact sources, or the reason
     * why there are none.
     */
    public String fingerprint(List<Stage> stages) {
        return SourceFingerprint.of(sources(stages));
    }

    private StageSources read(FileTree tree, Stage stage) {
        try {
            StageSources found =
                    stage.isDocument() ? new DocumentFile(tree, stage).read() : new StageFolder(tree, stage).read();
            return found instanceof StageSources.Missing
                    ? folder.flatMap(passed -> betterFolder(tree, stage, passed))
                            .<StageSources>map(advice -> new StageSources.Missing(stage, advice))
                            .orElse(found)
                    : found;
        } catch (IOException failure) {
            return new StageSources.Refused(stage, SubmissionRefusedException.reason(failure));
        }
    }

    /** Which folder to pass instead of this one, if the stage can be found near it. */
    private static Optional<String> betterFolder(FileTree tree, Stage stage, Path passed) {
        if (passed.endsWith(stage.folder())) {
            return Optional.of("This is the folder of one stage; pass its parent folder.");
        }
        String agent = "/" + stage.editedPath();
        return tree.entries().stream()
                .map(FileTree.Entry::path)
                .filter(path -> path.endsWith(agent))
                .map(path -> nameOf(passed) + "/" + path.substring(0, path.length() - agent.length()))
                .map(root -> "The stages are further down, in " + root + "; pass that folder.")
                .findFirst();
    }

    private static List<StageSources> refused(List<Stage> stages, String reason) {
        return stages.stream()
                .<StageSources>map(stage -> new StageSources.Refused(stage, reason))
                .toList();
    }

    private static List<StageSources> missing(List<Stage> stages, String reason) {
        return stages.stream()
                .<StageSources>map(stage -> new StageSources.Missing(stage, reason))
                .toList();
    }
}
