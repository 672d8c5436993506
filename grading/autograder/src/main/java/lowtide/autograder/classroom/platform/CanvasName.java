package lowtide.autograder.classroom.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names in Canvas's "Download submissions": files {@code lovelaceada_LATE_1234_56789_submission.zip}, of the sortable name in
 * lower case, {@code LATE} for a late submission, the user's id, the file's id, which grows, and the file's name, which
 * Canvas numbers ({@code submission-1.zip}) when it is submitted again. Anonymous ones begin with
 * {@code anon_a1B2c_56789_}; text and links are {@code lovelaceada_1234_text.html}.
 *
 * @see <a href="https://github.com/instructure/canvas-lms/blob/master/lib/content_zipper.rb">lib/content_zipper.rb</a>
 */
final class CanvasName {

    private static final String STUDENT =
            "((?<anonymlate>LATE_)?(?<anonym>anon_[A-Za-z0-9]{1,16})|(?<name>\\w*?)_(?<late>LATE_)?(?<id>\\d{1,18}))_";
    private static final Pattern FILE = Pattern.compile(
            STUDENT + "(?<file>\\d{1,18})_(?<rest>.+)", Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
    private static final Pattern TEXT =
            Pattern.compile(STUDENT + "(text|link)\\.html", Pattern.UNICODE_CHARACTER_CLASS);

    /** A user's id, wherever in a name it could be. */
    private static final Pattern ID = Pattern.compile(
            "(?<=_|^)(?=(\\d{1,18}|anon_[A-Za-z0-9]{1,16})_(\\d{1,18}_.|(text|link)\\.html$))", Pattern.DOTALL);

    private CanvasName() {}

    /**
     * What the name of a file consists of.
     *
     * @param name of the user; the id if the submission is anonymous
     * @param user the user's id
     * @param file the file's id
     * @param rest the file's own name
     * @param ids the user's id, and everything else in the name that could be it
     */
    record Parts(String name, String user, long file, String rest, boolean isLate, Set<String> ids) {}

    /** The parts of a file's name, in Unicode's composed form; empty if Canvas does not make such names. */
    static Optional<Parts> parts(String name) {
        Matcher file = FILE.matcher(name);
        if (!file.matches() || !isLowerCase(file)) {
            return Optional.empty();
        }
        TreeSet<String> ids = ID.matcher(name)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(new Parts(
                user(file), id(file), Long.parseLong(file.group("file")), file.group("rest"), isLate(file), ids));
    }

    /** @param name of a file, in Unicode's composed form */
    static Optional<UploadName> parse(String name) {
        Optional<Parts> parts = parts(name);
        if (parts.isPresent()) {
            Parts file = parts.get();
            return Optional.of(upload(file.name(), file.user(), file.file(), false, file.isLate())
                    .withIds(file.ids()));
        }
        Matcher text = TEXT.matcher(name);
        return text.matches() && isLowerCase(text)
                ? Optional.of(upload(user(text), id(text), 0, true, isLate(text)))
                : Optional.empty();
    }

    private static UploadName upload(String name, String id, long order, boolean isText, boolean isLate) {
        return UploadName.ofPlatform(
                "canvas", name, id, order, isText, isLate ? List.of("Canvas marks it as late.") : List.of());
    }

    private static boolean isLowerCase(Matcher name) {
        return user(name).equals(user(name).toLowerCase(Locale.ROOT)) || name.group("anonym") != null;
    }

    private static String user(Matcher name) {
        return Optional.ofNullable(name.group("name"))
                .filter(user -> !user.isEmpty())
                .orElseGet(() -> id(name));
    }

    private static String id(Matcher name) {
        return Optional.ofNullable(name.group("id")).orElseGet(() -> name.group("anonym"));
    }

    private static boolean isLate(Matcher name) {
        return name.group("late") != null || name.group("anonymlate") != null;
    }
}
