package lowtide.autograder.classroom.platform;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.submission.archive.FileType;

/**
 * What the name of a file or folder in a class says about its student. Platforms form these names when an instructor
 * downloads all submissions: {@link MoodleName}, {@link CanvasName}, {@link GradescopeExport}, {@link BlackboardName},
 * {@link BrightspaceName}, {@link SakaiName}. Without a platform, the name is the student's, or that of a repository as
 * GitHub Classroom and Classroom 50 name it; a roster shows which.
 *
 * <p>Full names and names of files are chosen by students, so that a name can contain a platform's pattern twice. Such
 * a name is ambiguous: its upload never displaces another one that has stages.
 *
 * @param owner the same for all uploads of one student
 * @param idBase the name from which the student's id is made
 * @param hasPlatformId whether {@code idBase} contains the platform's id of the student
 * @param people the student, or the members of a group
 * @param order larger is later, if the platform tells the order; else 0
 * @param isText whether it is text or a link entered on the platform, instead of a file
 * @param isAmbiguous whether the name matches several students
 * @param remarks for the person who grades
 */
public record UploadName(
        String owner,
        String idBase,
        boolean hasPlatformId,
        List<Person> people,
        long order,
        boolean isText,
        boolean isAmbiguous,
        List<String> remarks) {

    /** The beginning of the owner if no platform made the name. */
    private static final String STUDENT = "name:";

    public UploadName {
        people = List.copyOf(people);
        remarks = List.copyOf(remarks);
    }

    /**
     * Interprets the name of a file or folder.
     *
     * @param submitters who submitted which folder, from Gradescope's metadata
     * @return empty for a file that is not an upload, such as a list of grades
     */
    public static Optional<UploadName> of(String name, boolean isFile, Map<String, List<Person>> submitters) {
        String normal = composed(name);
        if (submitters.containsKey(name)) {
            return Optional.of(plain("gradescope:" + name, normal, submitters.get(name)));
        }
        return fromPlatform(normal, isFile).or(() -> ofNoPlatform(name, isFile));
    }

    private static Optional<UploadName> fromPlatform(String name, boolean isFile) {
        Optional<UploadName> file =
                isFile ? BlackboardName.parse(name).or(() -> CanvasName.parse(name)) : Optional.empty();
        return MoodleName.parse(name, isFile)
                .or(() -> file)
                .or(() -> BrightspaceName.parse(name, isFile))
                .or(() -> SakaiName.parse(name, isFile));
    }

    /** The name of a student, whatever it looks like; empty for a file that is not an upload. */
    static Optional<UploadName> ofNoPlatform(String name, boolean isFile) {
        if (isFile && !FileType.isUpload(name)) {
            return Optional.empty();
        }
        String normal = composed(name);
        String base = isFile ? normal.substring(0, Math.max(0, normal.lastIndexOf('.'))) : normal;
        Person person = new Person(base.isEmpty() ? List.of() : List.of(base), base.contains("@") ? base : "", base);
        return Optional.of(plain(STUDENT + base, base, List.of(person)));
    }

    private static UploadName plain(String owner, String idBase, List<Person> people) {
        return new UploadName(owner, idBase, false, people, 0, false, false, List.of());
    }

    /** A name that a platform made, without data that gradebooks need. */
    static UploadName exported(String owner, String idBase, Person person, long order, boolean isText) {
        return new UploadName(owner, idBase, false, List.of(person), order, isText, false, List.of());
    }

    /** @param id by which the platform knows the student; empty if the name does not contain it */
    static UploadName ofPlatform(
            String platform, String name, String id, long order, boolean isText, List<String> remarks) {
        Person person = new Person(id.isEmpty() ? List.of() : List.of(id), "", name);
        return new UploadName(
                platform + ":" + (id.isEmpty() ? name : id),
                name.equals(id) || id.isEmpty() ? name : name + "_" + id,
                !id.isEmpty(),
                List.of(person),
                order,
                isText,
                false,
                remarks);
    }

    /** The same name, ambiguous if it contains several ids. */
    UploadName withIds(Set<String> ids) {
        return ids.size() < 2
                ? this
                : new UploadName(
                        owner,
                        idBase,
                        hasPlatformId,
                        people,
                        order,
                        isText,
                        true,
                        remarksAnd("Its name matches several students (" + String.join(", ", ids)
                                + "); check whose it is."));
    }

    /** The name of a separate student of whom nothing but this name is certain. */
    public UploadName separated(String name) {
        String normal = composed(name);
        return new UploadName(
                "ambiguous:" + normal,
                normal,
                false,
                List.of(new Person(List.of(), "", normal)),
                0,
                isText,
                true,
                remarksAnd("Another upload may be by the same student."));
    }

    /** Whether a platform made it. */
    public boolean isFromPlatform() {
        return !owner.startsWith(STUDENT);
    }

    /** The name of the student, or the names of the group, to be shown. */
    public String displayName() {
        return people.stream()
                .map(person -> person.name().isEmpty() ? person.describe() : person.name())
                .collect(Collectors.joining(", "));
    }

    /** By which the platform knows the student; empty if the name does not tell. */
    public String platformId() {
        return hasPlatformId ? people.get(0).ids().get(0) : "";
    }

    private List<String> remarksAnd(String remark) {
        return Stream.concat(remarks.stream(), Stream.of(remark)).toList();
    }

    /** Unicode's composed form, because macOS decomposes accented letters. */
    static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
