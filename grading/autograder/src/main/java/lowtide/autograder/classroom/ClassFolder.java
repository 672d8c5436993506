package lowtide.autograder.classroom;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lowtide.autograder.classroom.platform.GradescopeExport;
import lowtide.autograder.classroom.platform.UploadName;
import lowtide.autograder.classroom.platform.UploadNames;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.Roster;
import lowtide.autograder.classroom.roster.RosterMatch;
import lowtide.autograder.submission.UploadInspector;
import lowtide.autograder.submission.archive.FileName;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.FileType;
import lowtide.autograder.submission.archive.SubmissionSource;
import lowtide.autograder.submission.archive.ZipTree;
import lowtide.course.Course;
import lowtide.course.Stage;

/**
 * A class: a folder or a zip archive that contains a folder or a zip archive for each student, as learning platforms
 * export them ({@link UploadName}) or as an instructor arranges them, in any mixture. Nothing is unpacked and
 * git is not run. An upload that cannot be accepted affects only its own student.
 */
public final class ClassFolder {

    private final UploadInspector inspector;
    private final UploadFilter filter;
    private final ClassRoot root;
    private final List<String> ignored = new ArrayList<>();

    private ClassFolder(Optional<Path> roster) {
        List<Stage> stages = Course.shipped().stages();
        this.inspector = new UploadInspector(stages);
        this.filter = new UploadFilter(roster);
        this.root = new ClassRoot(stages, inspector, filter);
    }

    /**
     * Lists who submitted what. Opens each upload once.
     *
     * @param folderOrZip the class
     * @param roster a CSV file with the people of the class; see {@link Roster}
     * @throws IOException if the class or the roster cannot be read; the message is for the instructor
     */
    public static ClassList read(Path folderOrZip, Optional<Path> roster) throws IOException {
        if (Files.isDirectory(folderOrZip)) {
            return new ClassFolder(roster).list(UploadOnDisk.in(folderOrZip), () -> {});
        } else if (!Files.isRegularFile(folderOrZip)) {
            throw new IOException("There is no folder or zip archive " + folderOrZip + ".");
        } else if (!isZip(folderOrZip)) {
            throw new IOException(folderOrZip + " is not a zip archive.");
        }
        FileTree tree = ZipTree.openClass(Files.newByteChannel(folderOrZip));
        try {
            ClassFolder classFolder = new ClassFolder(roster);
            classFolder.ignored.addAll(tree.escapingPaths());
            return classFolder.list(UploadInArchive.in(new SubmissionSource.OpenArchive(tree), tree), tree);
        } catch (IOException | RuntimeException failure) {
            tree.close();
            throw failure;
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FileType.isZip(FileName.of(file), in.readNBytes(FileType.SIGNATURE_SIZE));
        }
    }

    private ClassList list(List<Upload> top, Closeable archive) throws IOException {
        List<Upload> all = root.find(top);
        SortedMap<String, List<NamedUpload>> byOwner = new UploadOwners(inspector).group(named(all));
        List<Student> students = StudentList.of(byOwner, inspector);
        Optional<RosterMatch> match = filter.roster().isPresent()
                ? Optional.of(RosterMatch.of(Roster.read(filter.roster().get()), people(students)))
                : Optional.empty();
        ignored.sort(Comparator.naturalOrder());
        return new ClassList(students, match, ignored, archive);
    }

    private List<NamedUpload> named(List<Upload> all) {
        UploadNames names = new UploadNames(
                all.stream()
                        .filter(upload -> upload.isFile() && filter.accepts(upload))
                        .map(Upload::name)
                        .toList(),
                submitters(all));
        List<NamedUpload> named = new ArrayList<>();
        for (Upload upload : all) {
            Optional<UploadName> name =
                    filter.accepts(upload) ? names.of(upload.name(), upload.isFile()) : Optional.empty();
            if (name.isPresent()) {
                named.add(new NamedUpload(upload, name.get()));
            } else if (!upload.name().equals(GradescopeExport.FILE)) {
                ignored.add(upload.name());
            }
        }
        return named;
    }

    private Map<String, List<Person>> submitters(List<Upload> all) {
        for (Upload upload : all) {
            if (upload.name().equals(GradescopeExport.FILE) && upload.isFile()) {
                try {
                    return GradescopeExport.submitters(upload.start(GradescopeExport.MAX_SIZE));
                } catch (IOException | RuntimeException unreadable) {
                    ignored.add(GradescopeExport.FILE
                            + " (not in Gradescope's format; students are named after their folders)");
                }
            }
        }
        return Map.of();
    }

    private static SortedMap<String, List<Person>> people(List<Student> students) {
        SortedMap<String, List<Person>> people = new TreeMap<>();
        students.forEach(student -> people.put(student.id(), student.people()));
        return people;
    }
}
