package lowtide.autograder.classroom;

import java.io.Closeable;
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
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.Roster;
import lowtide.autograder.classroom.roster.RosterMatch;
import lowtide.autograder.submission.InspectedUpload;
import lowtide.autograder.submission.UnusedFiles;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.FileType;
import lowtide.autograder.submission.archive.SubmissionSource;
import lowtide.autograder.submission.archive.ZipTree;
import lowtide.course.Course;
import lowtide.course.Stage;

/**
 * A class: a folder, or a zip archive, with a folder or a zip archive for each student, as Moodle, Canvas and
 * Gradescope export them ({@link UploadName} says how) or as instructors make them, mixed as they like. Nothing is unpacked,
 * no git is run, and a delivery that cannot be taken costs its student alone.
 */
public final class ClassFolder {

    private static final int DEEPEST_WRAPPER = 2;
    private static final Pattern HIDDEN = Pattern.compile("\\.[A-Za-z].*"); // and not a student named "..."

    private final Optional<Path> roster;
    private final List<Stage> stages = Course.shipped().stages();
    private final List<String> passedOver = new ArrayList<>();

    private ClassFolder(Optional<Path> roster) {
        this.roster = roster;
    }

    /**
     * Lists who delivered what, and opens each delivery once.
     *
     * @param folderOrZip the class
     * @param roster a CSV file that says who is in it: {@link RosterMatch}
     * @throws IOException if the class or the roster cannot be read; the message is for the instructor
     */
    public static ClassList read(Path folderOrZip, Optional<Path> roster) throws IOException {
        if (Files.isDirectory(folderOrZip)) {
            return new ClassFolder(roster).list(children(folderOrZip), () -> {});
        } else if (!Files.isRegularFile(folderOrZip)) {
            throw new IOException("There is no folder or zip archive " + folderOrZip + ".");
        } else if (!FileType.isZip(folderOrZip.getFileName().toString(), InspectedUpload.startOf(folderOrZip))) {
            throw new IOException(folderOrZip + " is no zip archive.");
        }
        FileTree tree = ZipTree.openClass(Files.newByteChannel(folderOrZip));
        try {
            ClassFolder reading = new ClassFolder(roster);
            reading.passedOver.addAll(tree.leadingOut());
            return reading.list(children(new SubmissionSource.Open(tree), tree), tree);
        } catch (IOException | RuntimeException failure) {
            tree.close();
            throw failure;
        }
    }

    private ClassList list(List<Item> all, Closeable archive) throws IOException {
        List<Item> items = unwrapped(all, 0);
        for (Item item : items) {
            if (isOfOneSubmission(item)) {
                throw new IOException("This is one submission and no class: " + item.name()
                        + " is directly in it. A class has a folder or a zip archive for each student.");
            }
        }
        Map<String, List<Person>> gradescope = submitters(items);
        Map<String, List<Upload>> byOwner = new TreeMap<>();
        for (Item item : items) {
            Optional<UploadName> label =
                    isNoDelivery(item) ? Optional.empty() : UploadName.of(item.name(), item.isFile(), gradescope);
            if (label.isPresent()) {
                byOwner.computeIfAbsent(label.get().owner(), any -> new ArrayList<>())
                        .add(new Upload(item, label.get()));
            } else if (!item.name().equals(GradescopeExport.FILE)) {
                passedOver.add(item.name());
            }
        }
        List<Student> students = students(apart(byOwner));
        Optional<RosterMatch> match = roster.isPresent()
                ? Optional.of(RosterMatch.of(Roster.read(roster.get()), people(students)))
                : Optional.empty();
        passedOver.sort(Comparator.naturalOrder());
        return new ClassList(students, match, passedOver, archive);
    }

    /**
     * The same, but each delivery whose name is ambiguous by itself, if there is another with stages that it could displace.
     * Where there is none, and several names are ambiguous, no delivery is known to be the student's.
     */
    private Map<String, List<Upload>> apart(Map<String, List<Upload>> byOwner) {
        Map<String, List<Upload>> apart = new TreeMap<>();
        byOwner.forEach((owner, items) -> {
            List<Upload> clear =
                    items.stream().filter(item -> !item.label().isAmbiguous()).toList();
            int ambiguous = items.size() - clear.size();
            boolean displaces = ambiguous > 0
                    && !clear.isEmpty()
                    && new UploadSelection(clear, stages).counting().get(0).hasStages();
            for (Upload item : items) {
                boolean alone = displaces ? item.label().isAmbiguous() : ambiguous > 1;
                UploadName label = alone ? item.label().alone(item.item().name()) : item.label();
                apart.computeIfAbsent(label.owner(), any -> new ArrayList<>()).add(new Upload(item.item(), label));
            }
        });
        return apart;
    }

    private List<Student> students(Map<String, List<Upload>> byOwner) {
        StudentIds ids = new StudentIds();
        Map<String, String> first = new TreeMap<>();
        byOwner.forEach((owner, items) -> first.put(
                owner, ids.of(items.get(0).label().base(), items.get(0).label().isUnique())));
        List<Student> students = new ArrayList<>();
        for (Map.Entry<String, List<Upload>> owner : byOwner.entrySet()) {
            UploadName label = owner.getValue().get(0).label();
            List<InspectedUpload> counting = new UploadSelection(owner.getValue(), stages).counting();
            for (InspectedUpload delivery : counting) {
                List<String> remarks = new ArrayList<>();
                if (counting.size() > 1) {
                    remarks.add("One of " + counting.size() + " deliveries, and nothing says which counts: this is "
                            + delivery.name() + ".");
                }
                owner.getValue().stream()
                        .flatMap(item -> item.label().remarks().stream())
                        .distinct()
                        .forEach(remarks::add);
                remarks.addAll(delivery.remarks());
                String id =
                        delivery == counting.get(0) ? first.get(owner.getKey()) : ids.again(first.get(owner.getKey()));
                students.add(new Student(
                        id,
                        label.displayName(),
                        label.platformId(),
                        delivery.submission(),
                        UnusedFiles.atMost(remarks),
                        label.people()));
            }
        }
        students.sort(Comparator.comparing(Student::id));
        return students;
    }

    private static SortedMap<String, List<Person>> people(List<Student> students) {
        SortedMap<String, List<Person>> people = new TreeMap<>();
        students.forEach(student -> people.put(student.id(), student.people()));
        return people;
    }

    private boolean isNoDelivery(Item item) {
        return HIDDEN.matcher(item.name()).matches()
                || item.name().equals(GradescopeExport.FILE)
                || roster.map(Path::getFileName)
                        .filter(name -> item.isFile() && name.toString().equals(item.name()))
                        .isPresent();
    }

    private Map<String, List<Person>> submitters(List<Item> items) throws IOException {
        for (Item item : items) {
            if (item.name().equals(GradescopeExport.FILE) && item.isFile()) {
                try {
                    return GradescopeExport.submitters(item.content().read(GradescopeExport.LARGEST));
                } catch (IOException | RuntimeException unreadable) {
                    passedOver.add(GradescopeExport.FILE
                            + ", which is no YAML of Gradescope's: students have their folders' names");
                }
            }
        }
        return Map.of();
    }

    /** What is in the only folder there is, if it wraps a class and is not itself a student's. */
    private List<Item> unwrapped(List<Item> items, int depth) throws IOException {
        List<Item> visible = items.stream().filter(item -> !isNoDelivery(item)).toList();
        if (depth == DEEPEST_WRAPPER
                || visible.size() != 1
                || visible.get(0).kind() != FileTree.Kind.FOLDER
                || isExported(visible.get(0))) {
            return items;
        }
        List<Item> below = visible.get(0).children().get();
        if (below.stream().anyMatch(this::isOfOneSubmission)) {
            return items;
        }
        boolean isExport =
                below.stream().anyMatch(item -> item.name().equals(GradescopeExport.FILE) || isExported(item));
        long archives = below.stream()
                .filter(item -> item.isFile() && FileType.isZipByName(item.name()))
                .count();
        return isExport || archives > 1 || folders(below) > 1 ? unwrapped(below, depth + 1) : items;
    }

    private boolean isOfOneSubmission(Item item) {
        return item.name().equals("exercises")
                || stages.stream().anyMatch(stage -> stage.folder().equals(item.name()));
    }

    /** Whether a platform gave it its name. */
    private static boolean isExported(Item item) {
        return UploadName.of(item.name(), item.isFile(), Map.of())
                .filter(UploadName::isUnique)
                .isPresent();
    }

    /** How many folders could each be a student's. */
    private long folders(List<Item> items) {
        long folders = 0;
        for (Item item : items) {
            boolean isTheKits = Stream.of("exercises", "solutions", "grading", "broken", "simulation")
                    .anyMatch(item.name()::equals);
            if (item.kind() == FileTree.Kind.FOLDER
                    && !isTheKits
                    && !HIDDEN.matcher(item.name()).matches()
                    && InspectedUpload.folder(item.name(), item.place(), stages).stream()
                            .anyMatch(InspectedUpload::hasStages)) {
                folders++;
            }
        }
        return folders;
    }

    private static List<Item> children(Path folder) throws IOException {
        List<Item> items = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                boolean isFile = Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS);
                FileTree.Kind kind = Files.isSymbolicLink(child)
                        ? FileTree.Kind.LINK
                        : isFile
                                ? FileTree.Kind.FILE
                                : Files.isDirectory(child) ? FileTree.Kind.FOLDER : FileTree.Kind.UNREADABLE;
                if (!FileTree.isLeftBySystem(name)) {
                    items.add(new Item(
                            name,
                            kind,
                            isFile ? new SubmissionSource.Zip(child) : new SubmissionSource.Folder(child),
                            most -> {
                                try (InputStream in = Files.newInputStream(child)) {
                                    return in.readNBytes(most);
                                }
                            },
                            () -> children(child)));
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        items.sort(Comparator.comparing(Item::name));
        return items;
    }

    private static List<Item> children(SubmissionSource place, FileTree tree) {
        List<Item> items = new ArrayList<>();
        for (FileTree.Entry entry : tree.top()) {
            SubmissionSource child = entry.kind() == FileTree.Kind.FOLDER
                    ? new SubmissionSource.Within(place, entry.path())
                    : new SubmissionSource.ZipWithin(place, entry.path());
            items.add(new Item(
                    entry.path(),
                    entry.kind(),
                    child,
                    most -> tree.start(entry.path(), most),
                    () -> children(child, tree.sub(entry.path()))));
        }
        return items;
    }

    /** The bytes of a file, from its beginning. */
    interface Content {
        byte[] read(int most) throws IOException;
    }

    /** What is in a folder. */
    interface Children {
        List<Item> get() throws IOException;
    }

    /** Something directly in the class's folder. */
    record Item(String name, FileTree.Kind kind, SubmissionSource place, Content content, Children children) {

        /** Whether its name is a file's; where a link leads is not looked at. */
        boolean isFile() {
            return kind != FileTree.Kind.FOLDER && (kind != FileTree.Kind.LINK || name.contains("."));
        }
    }

    /** @param label whose it is */
    record Upload(Item item, UploadName label) {}
}
