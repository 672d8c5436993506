package lowtide.autograder.classroom;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.submission.archive.FileType;

/**
 * Whose a folder or file of a class is, told from its name. Platforms form these names when an instructor downloads
 * all submissions:
 * <ul>
 * <li>Moodle ({@code mod/assign/classes/downloader.php}): a folder
 * {@code Full name_123456_assignsubmission_file}, with another {@code _} at its end before Moodle 4.1, or the same as
 * a prefix of each file. The number is the participant's, or the group's; online text is
 * {@code ..._assignsubmission_onlinetext}.
 * <li>Canvas ({@code lib/content_zipper.rb}): files {@code lovelaceada_LATE_1234_56789_submission.zip}: the sortable
 * name in lower case, {@code LATE} if it was, the user's id, the file's id, which grows, and the file's name, which
 * Canvas numbers ({@code submission-1.zip}) when it is delivered again. Anonymous: {@code anon_a1B2c_56789_...}. Text and
 * links: {@code lovelaceada_1234_text.html}.
 * <li>Gradescope ("Export submissions"): a folder {@code submission_987654} each, unpacked, and beside them
 * {@code submission_metadata.yml} with each folder's {@code :submitters:}.
 * </ul>
 * Full names and files' names are the students' own, so that a name can be made to hold a platform's pattern twice. Such
 * a name is ambiguous: its delivery never takes the place of another that has stages.
 *
 * @param owner the same for everything of one student
 * @param base what the student's id is made from
 * @param isUnique whether the base has a platform's number in it
 * @param order larger is later, where the platform says so; else 0
 * @param isText whether it is a text or link instead of a file
 * @param isAmbiguous whether the name can be read as that of several students
 */
record UploadName(
        String owner,
        String base,
        boolean isUnique,
        List<Person> people,
        long order,
        boolean isText,
        boolean isAmbiguous,
        List<String> remarks) {

    private static final Pattern MOODLE = Pattern.compile(
            "(?<name>.*?)(_(?<id>\\d{1,18}))?_assignsubmission_(?<plugin>file|onlinetext|[a-z]+)(_.*)?",
            Pattern.DOTALL);
    private static final Pattern MOODLE_FOLDER =
            Pattern.compile("(?<name>.*?)(_(?<id>\\d{1,18}))?_assignsubmission_(?<plugin>[a-z]+)_?", Pattern.DOTALL);
    private static final Pattern MOODLE_ID = Pattern.compile("(_(?<id>\\d{1,18}))?_assignsubmission_[a-z]+(?=_|$)");
    private static final Pattern CANVAS = Pattern.compile(
            "((?!LATE_)(?<name>\\w+?)_)?(?<late>LATE_)?(?<id>\\d{1,18}|anon_[A-Za-z0-9]{1,16})_(?<file>\\d{1,18})_.+",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
    private static final Pattern CANVAS_TEXT = Pattern.compile(
            "((?!LATE_)(?<name>\\w+?)_)?(?<late>LATE_)?(?<id>\\d{1,18}|anon_[A-Za-z0-9]{1,16})_(text|link)\\.html",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** The user's id in Canvas's patterns, wherever else in a name it could be. */
    private static final Pattern CANVAS_ID = Pattern.compile(
            "(?<=_|^)(?=(?<id>\\d{1,18}|anon_[A-Za-z0-9]{1,16})_(\\d{1,18}_.|(text|link)\\.html$))", Pattern.DOTALL);

    /** The label of a folder or file of this name; nothing for a file that is no delivery, such as a list of grades. */
    static Optional<UploadName> of(String name, boolean isFile, Map<String, List<Person>> gradescope) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC); // macOS takes letters and their accents apart
        if (gradescope.containsKey(name)) {
            return Optional.of(new UploadName(
                    "gradescope:" + name, normal, false, gradescope.get(name), 0, false, false, List.of()));
        }
        Matcher folder = MOODLE_FOLDER.matcher(normal);
        Matcher moodle = !isFile && folder.matches() ? folder : MOODLE.matcher(normal);
        if (moodle.matches()) {
            String id = Optional.ofNullable(moodle.group("id")).orElse("");
            return Optional.of(platform(
                            "moodle",
                            moodle.group("name"),
                            id,
                            0,
                            moodle.group("plugin").equals("onlinetext"),
                            false)
                    .amongst(ids(MOODLE_ID, normal)));
        }
        Matcher canvas = CANVAS.matcher(normal);
        if (isFile && canvas.matches()) {
            return Optional.of(
                    canvas(canvas, Long.parseLong(canvas.group("file")), false).amongst(ids(CANVAS_ID, normal)));
        }
        Matcher text = CANVAS_TEXT.matcher(normal);
        if (isFile && text.matches()) {
            return Optional.of(canvas(text, 0, true));
        } else if (isFile && !FileType.isDelivered(name)) {
            return Optional.empty();
        }
        String plain = isFile ? normal.substring(0, Math.max(0, normal.lastIndexOf('.'))) : normal;
        Person person =
                new Person(plain.isEmpty() ? List.of() : List.of(plain), plain.contains("@") ? plain : "", plain);
        return Optional.of(new UploadName("name:" + plain, plain, false, List.of(person), 0, false, false, List.of()));
    }

    /** That of a student of whom nothing is known but this name. */
    UploadName alone(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        return new UploadName(
                "ambiguous:" + normal,
                normal,
                false,
                List.of(new Person(List.of(), "", normal)),
                0,
                isText,
                true,
                Stream.concat(remarks.stream(), Stream.of("Another delivery could be of the same student."))
                        .toList());
    }

    String displayName() {
        return people.stream()
                .map(person -> person.name().isEmpty() ? person.describe() : person.name())
                .collect(Collectors.joining(", "));
    }

    String platformId() {
        return isUnique ? people.get(0).ids().get(0) : "";
    }

    /** The same, ambiguous if there is more than one of these ids in its name. */
    private UploadName amongst(Set<String> ids) {
        return ids.size() < 2
                ? this
                : new UploadName(
                        owner,
                        base,
                        isUnique,
                        people,
                        order,
                        isText,
                        true,
                        Stream.concat(
                                        remarks.stream(),
                                        Stream.of("Its name can be read as that of " + String.join(" or ", ids)
                                                + "; look whose it is."))
                                .toList());
    }

    private static Set<String> ids(Pattern pattern, String name) {
        Set<String> ids = new TreeSet<>();
        for (Matcher found = pattern.matcher(name); found.find(); ) {
            ids.add(Optional.ofNullable(found.group("id")).orElse("nobody's number"));
        }
        return ids;
    }

    private static UploadName canvas(Matcher name, long order, boolean isText) {
        String who = Optional.ofNullable(name.group("name")).orElse(name.group("id"));
        return platform("canvas", who, name.group("id"), order, isText, name.group("late") != null);
    }

    private static UploadName platform(
            String platform, String name, String id, long order, boolean isText, boolean isLate) {
        Person person = new Person(id.isEmpty() ? List.of() : List.of(id), "", name);
        return new UploadName(
                platform + ":" + (id.isEmpty() ? name : id),
                name.equals(id) || id.isEmpty() ? name : name + "_" + id,
                !id.isEmpty(),
                List.of(person),
                order,
                isText,
                false,
                isLate ? List.of("Canvas marks it late.") : List.of());
    }
}
