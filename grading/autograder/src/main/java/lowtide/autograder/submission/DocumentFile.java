package lowtide.autograder.submission;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.course.Stage;

/** The document of one stage of a submission. No other file of the stage's folder is read. */
final class DocumentFile {

    private static final int MAX_SIZE = 64 * 1024;

    private final FileTree tree;
    private final Stage stage;
    private final String path;

    /** @param tree with one folder for each stage */
    DocumentFile(FileTree tree, Stage stage) {
        this.tree = tree;
        this.stage = stage;
        this.path = stage.editedPath();
    }

    /** Reads it, or says why it cannot be graded. */
    StageSources read() throws IOException {
        Optional<FileTree.Entry> folder =
                tree.entry(stage.folder()).filter(entry -> entry.kind() == FileTree.Kind.LINK);
        if (folder.isPresent()) {
            return refused(stage.folder() + " is a link; a submission may contain only regular files.");
        }
        Optional<FileTree.Entry> entry = tree.entry(path);
        if (entry.isEmpty()) {
            return new StageSources.Missing(
                    stage,
                    "There is no " + path
                            + (tree.isFolder(stage.folder()) ? "." : ", and no folder " + stage.folder() + "."));
        }
        return switch (entry.get().kind()) {
            case LINK -> refused(path + " is a link; a submission may contain only regular files.");
            case UNREADABLE, ENCRYPTED -> refused(path + " cannot be read.");
            case DUPLICATE -> refused(path + " is in the zip archive twice.");
            case FOLDER -> refused(path + " is a folder.");
            case FILE -> text();
        };
    }

    private StageSources text() throws IOException {
        Optional<byte[]> bytes = tree.read(path, MAX_SIZE);
        if (bytes.isEmpty()) {
            return refused(path + " is too large; the limit is " + MAX_SIZE / 1024 + " KB.");
        }
        SourceText source = new SourceText(bytes.get());
        Optional<String> text = source.decoded();
        if (text.isEmpty()) {
            return new StageSources.NotUtf8(stage, path, source.lineOfFirstInvalidByte(), source.encodingProblem());
        }
        List<SourceFile> files = List.of(new SourceFile(path, stage.document(), text.get()));
        return new StageSources.Found(stage, files, Starters.isUntouched(stage, files));
    }

    private StageSources refused(String reason) {
        return new StageSources.Refused(stage, reason);
    }
}
