package lowtide.autograder.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.checks.Rubric;

/**
 * Something that was delivered, opened once to see what it is.
 *
 * @param name as delivered, and the way from there to an archive in it
 * @param place where its stages are, or it, if it has none
 * @param remarks for a person
 */
record Opened(String name, Place place, boolean hasStages, Optional<String> refusal, List<String> remarks) {

    private static final int DEEPEST_ARCHIVE = 3;
    private static final List<String> WOULD_CHANGE_A_BUILD = List.of(
            ".mvn/extensions.xml",
            ".mvn/jvm.config",
            ".mvn/wrapper/maven-wrapper.properties",
            "mvnw",
            "mvnw.cmd",
            "gradlew");

    Opened {
        name = Normalizer.normalize(name, Normalizer.Form.NFC); // macOS takes letters and their accents apart
    }

    Submission submission() {
        return refusal.map(reason -> Submission.refused(name, reason)).orElseGet(() -> Submission.at(name, place));
    }

    /** The same, with more remarks before its own. */
    Opened remarking(List<String> more) {
        return new Opened(
                name,
                place,
                hasStages,
                refusal,
                Stream.concat(more.stream(), remarks.stream()).toList());
    }

    /** A file on disk. */
    static Opened file(String name, Path file) throws IOException {
        return file(name, startOf(file), new Place.Zip(file), Rubric.shipped().stages());
    }

    /** A file with this beginning; the place is that of the archive it should be. */
    static Opened file(String name, byte[] start, Place archive, List<Rubric.Stage> stages) {
        if (!FileType.isZip(name, start)) {
            return refused(
                    name,
                    "It is " + FileType.describe(name, start)
                            + "; a submission is a folder or a .zip file with the stages' folders in it.");
        }
        try (Tree tree = archive.open()) {
            Opened opened = in(tree, archive, name, stages);
            Optional<String> inner = tree.entries().stream()
                    .map(Tree.Entry::path)
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
    static List<Opened> folder(String name, Place folder, List<Rubric.Stage> stages) {
        try (Tree tree = folder.open()) {
            Opened opened = in(tree, folder, name, stages);
            if (opened.hasStages() || opened.refusal().isPresent()) {
                return List.of(opened);
            }
            List<Opened> archives = new ArrayList<>();
            List<Opened> others = new ArrayList<>();
            for (Tree.Entry entry : tree.entries()) {
                boolean isNear = entry.kind() == Tree.Kind.FILE && entry.path().split("/").length <= DEEPEST_ARCHIVE;
                if (isNear && FileType.isDelivered(entry.name()) && !StageFolder.isSource(entry)) {
                    byte[] start = tree.start(entry.path(), FileType.TELLING);
                    List<Opened> kind = FileType.isZip(entry.name(), start) ? archives : others;
                    kind.add(file(name + "/" + entry.path(), start, new Place.ZipWithin(folder, entry.path()), stages));
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

    static Opened refused(String name, String reason) {
        return new Opened(name, new Place.Folder(Path.of("")), false, Optional.of(reason), List.of());
    }

    /** What the kit itself could not look into: it is graded as it is, where such a fault costs nobody a point. */
    private static Opened failed(String name, Place place, Throwable ours) {
        return new Opened(
                name, place, false, Optional.empty(), List.of("The kit could not look into " + name + ": " + ours));
    }

    static byte[] startOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(FileType.TELLING);
        }
    }

    private static Opened in(Tree tree, Place place, String name, List<Rubric.Stage> stages) throws IOException {
        if (!tree.leadingOut().isEmpty()) {
            return refused(
                    name,
                    "It holds a file that would land outside of it, "
                            + tree.leadingOut().get(0) + "; pack the folder with the stages again.");
        } else if (tree.entries().stream().anyMatch(entry -> entry.kind() == Tree.Kind.ENCRYPTED)) {
            return refused(name, "It is encrypted; deliver it without a password.");
        }
        if (tree.entries().size() > Tree.MOST_ENTRIES) {
            return refused(
                    name,
                    "There are more than " + Tree.MOST_ENTRIES
                            + " files; deliver the folder that holds the stages, and nothing else.");
        }
        Optional<StageRoot> root = StageRoot.find(tree, stages);
        if (root.isEmpty()) {
            return new Opened(name, place, false, Optional.empty(), List.of());
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
        remarks.addAll(Evidence.in(tree.sub(path), stages));
        return new Opened(name, new Place.Within(place, path), true, Optional.empty(), List.copyOf(remarks));
    }
}
