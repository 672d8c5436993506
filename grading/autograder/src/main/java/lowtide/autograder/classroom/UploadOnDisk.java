package lowtide.autograder.classroom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lowtide.autograder.submission.archive.FileName;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.IgnoredFiles;
import lowtide.autograder.submission.archive.SubmissionSource;

/** An upload in a folder on disk. */
record UploadOnDisk(Path path) implements Upload {

    /** Everything directly in a folder, sorted by name, except the files of operating systems. */
    static List<Upload> in(Path folder) throws IOException {
        List<Upload> uploads = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (!IgnoredFiles.isSystemFile(FileName.of(child))) {
                    uploads.add(new UploadOnDisk(child));
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        uploads.sort(Comparator.comparing(Upload::name));
        return uploads;
    }

    @Override
    public String name() {
        return FileName.of(path);
    }

    @Override
    public FileTree.Kind kind() {
        if (Files.isSymbolicLink(path)) {
            return FileTree.Kind.LINK;
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return FileTree.Kind.FILE;
        }
        return Files.isDirectory(path) ? FileTree.Kind.FOLDER : FileTree.Kind.UNREADABLE;
    }

    @Override
    public SubmissionSource source() {
        return kind() == FileTree.Kind.FILE ? new SubmissionSource.Zip(path) : new SubmissionSource.Folder(path);
    }

    @Override
    public byte[] start(int limit) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(limit);
        }
    }

    @Override
    public List<Upload> children() throws IOException {
        return in(path);
    }
}
