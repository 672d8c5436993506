package lowtide.autograder.classroom.platform;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names in Canvas's "Download submissions" ({@code lib/content_zipper.rb}): files
 * {@code lovelaceada_LATE_1234_56789_submission.zip}, of the sortable name in lower case, {@code LATE} for a late
 * submission, the user's id, the file's id, which grows, and the file's name, which Canvas numbers
 * ({@code submission-1.zip}) when it is submitted again. Anonymous ones begin with {@code anon_a1B2c_56789_}; text and
 * links are {@code lovelaceada_1234_text.html}.
 */
final class CanvasName {

    private static final String STUDENT =
            "((?!LATE_)(?<name>\\w+?)_)?(?<late>LATE_)?(?<id>\\d{1,18}|anon_[A-Za-z0-9]{1,16})_";
    private static final Pattern FILE =
            Pattern.compile(STUDENT + "(?<file>\\d{1,18})_.+", Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
    private static final Pattern TEXT =
            Pattern.compile(STUDENT + "(text|link)\\.html", Pattern.UNICODE_CHARACTER_CLASS);

    /** A user's id, wherever in a name it could be. */
    private static final Pattern ID = Pattern.compile(
            "(?<=_|^)(?=(\\d{1,18}|anon_[A-Za-z0-9]{1,16})_(\\d{1,18}_.|(text|link)\\.html$))", Pattern.DOTALL);

    private CanvasName() {}

    /** @param name of a file, in Unicode's composed form */
    static Optional<UploadName> parse(String name) {
        Matcher file = FILE.matcher(name);
        if (file.matches()) {
            TreeSet<String> ids = ID.matcher(name)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            return Optional.of(
                    upload(file, Long.parseLong(file.group("file")), false).withIds(ids));
        }
        Matcher text = TEXT.matcher(name);
        return text.matches() ? Optional.of(upload(text, 0, true)) : Optional.empty();
    }

    private static UploadName upload(Matcher name, long order, boolean isText) {
        String id = name.group("id");
        return UploadName.ofPlatform(
                "canvas",
                Optional.ofNullable(name.group("name")).orElse(id),
                id,
                order,
                isText,
                name.group("late") == null ? List.of() : List.of("Canvas marks it as late."));
    }
}
