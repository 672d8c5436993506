package lowtide.autograder.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.FileType;
import lowtide.autograder.submission.archive.SubmissionSource;
import lowtide.course.Course;
import lowtide.course.Stage;

/**
 * Something that was delivered, opened once to see what it is.
 *
 * @param name as delivered, and the way from there to an archive in it
 * @param place where its stages are, or it, if it has none
 * @param remarks for a person
 */
public record InspectedUpload(
        String name, SubmissionSource place, boolean hasStages, Optional<String> refusal, List<String> remarks) {

    private static final int DEEPEST_ARCHIVE = 3;
    private static final List<String> WOULD_CHANGE_A_BUILD = List.of(
            ".mvn/extensions.xml",
            ".mvn/jvm.config",
            ".mvn/wrapper/maven-wrapper.properties",
            "mvnw",
            "mvnw.cmd",
            "gradlew");

    public InspectedUpload {
        name = Normalizer.normalize(name, Normalizer.Form.NFC); // macOS takes letters and their accents apart
    }

    public Submission submission() {
        return refusal.map(reason -> Submission.refused(name, reason)).orElseGet(() -> Submission.at(name, place));
    }

    /** The same, with more remarks before its own. */
    public InspectedUpload remarking(List<String> more) {
        return new InspectedUpload(
                name,
                place,
                hasStages,
                refusal,
                Stream.concat(more.stream(), remarks.stream()).toList());
    }

    /** A file on disk. */
    public static InspectedUpload file(String name, Path file) throws IOException {
        return file(
                name,
                startOf(file),
                new SubmissionSource.Zip(file),
                Course.shipped().stages());
    }

    /** A file with this beginning; the place is that of the archive it should be. */
    public static InspectedUpload file(String name, byte[] start, SubmissionSource archive, List<Stage> stages) {
        if (!FileType.isZip(name, start)) {
            return refused(
                    name,
                    "It is " + FileType.describe(name, start)
                            + "; a submission is a folder or a .zip file with the stages' folders in it.");
        }
        try (FileTree tree = archive.open()) {
            InspectedUpload opened = in(tree, archive, name, stages);
            Optional<String> inner = tree.entries().stream()
                    .map(FileTree.Entry::path)
                    .filter(FileType::isZipByName)
                    .findFirst();
            boolean hasSources = tree.entries().stream().anyMatch(StageFolder::isSource);
            return opened.hasStages() || opened.refusal().isPresent() || hasSources || inner.isEmpty()
                    ? opened
                    : refused(
                            name,
                            "It holds another zip archive, " + inner.get()
                                    + ", which is not opened; deliver that one.");
        } catch (IOException failure) {
            return refused(name, Submission.reason(failure));
        } catch (RuntimeException | Error ours) {
            return failed(name, archive, ours);
        }
    }

    /** A folder: its stages, or else each archive in it. Never empty. */
    public static List<InspectedUpload> folder(String name, SubmissionSource folder, List<Stage> stages) {
        try (FileTree tree = folder.open()) {
            InspectedUpload opened = in(tree, folder, name, stages);
            if (opened.hasStages() || opened.refusal().isPresent()) {
                return List.of(opened);
            }
            List<InspectedUpload> archives = new ArrayList<>();
            List<InspectedUpload> others = new ArrayList<>();
            for (FileTree.Entry entry : tree.entries()) {
                boolean isNear =
                        entry.kind() == FileTree.Kind.FILE && entry.path().split("/").length <= DEEPEST_ARCHIVE;
                if (isNear && FileType.isDelivered(entry.name()) && !StageFolder.isSource(entry)) {
                    byte[] start = tree.start(entry.path(), FileType.TELLING);
                    List<InspectedUpload> kind = FileType.isZip(entry.name(), start) ? archives : others;
                    kind.add(file(
                            name + "/" + entry.path(),
                            start,
                            new SubmissionSource.ZipWithin(folder, entry.path()),
                            stages));
                }
            }
            boolean hasSources = tree.entries().stream().anyMatch(StageFolder::isSource);
            return !archives.isEmpty() ? archives : !others.isEmpty() && !hasSources ? others : List.of(opened);
        } catch (IOException failure) {
            return List.of(refused(name, Submission.reason(failure)));
        } catch (RuntimeException | Error ours) {
            return List.of(failed(name, folder, ours));
        }
    }

    public static InspectedUpload refused(String name, String reason) {
        return new InspectedUpload(
                name, new SubmissionSource.Folder(Path.of("")), false, Optional.of(reason), List.of());
    }

    /** What the kit itself could not look into: it is graded as it is, where such a fault costs nobody a point. */
    private static InspectedUpload failed(String name, SubmissionSource place, Throwable ours) {
        return new InspectedUpload(
                name, place, false, Optional.empty(), List.of("The kit could not look into " + name + ": " + ours));
    }

    public static byte[] startOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FileType.TELLING);
        }
    }

    private static InspectedUpload in(FileTree tree, SubmissionSource place, String name, List<Stage> stages)
            throws IOException {
        if (!tree.leadingOut().isEmpty()) {
            return refused(
                    name,
                    "It holds a file that would land outside of it, "
                            + tree.leadingOut().get(0) + "; pack the folder with the stages again.");
        } else if (tree.entries().stream().anyMatch(entry -> entry.kind() == FileTree.Kind.ENCRYPTED)) {
            return refused(name, "It is encrypted; deliver it without a password.");
        }
        if (tree.entries().size() > FileTree.MOST_ENTRIES) {
            return refused(
                    name,
                    "There are more than " + FileTree.MOST_ENTRIES
                            + " files; deliver the folder that holds the stages, and nothing else.");
        }
        Optional<StageRoot> root = StageRoot.find(tree, stages);
        if (root.isEmpty()) {
            return new InspectedUpload(name, place, false, Optional.empty(), List.of());
        }
        String path = root.get().path();
        List<String> remarks = new ArrayList<>();
        for (String above = path; !above.isEmpty(); ) {
            above = above.substring(0, Math.max(0, above.lastIndexOf('/')));
            String prefix = above.isEmpty() ? "" : above + "/";
            tree.entry(prefix + ".git")
                    .ifPresent(git -> remarks.add(git.path() + " is a git repository, which is not read."));
            WOULD_CHANGE_A_BUILD.stream()
                    .flatMap(file -> tree.entry(prefix + file).stream())
                    .forEach(found -> remarks.add(found.path() + " would change the build, and is not used."));
        }
        root.get()
                .others()
                .forEach(other -> remarks.add("Stages are in " + (other.isEmpty() ? "its top folder" : other)
                        + " too; only " + path + " was read."));
        remarks.addAll(UnusedFiles.in(tree.sub(path), stages));
        return new InspectedUpload(
                name, new SubmissionSource.Within(place, path), true, Optional.empty(), List.copyOf(remarks));
    }
}
