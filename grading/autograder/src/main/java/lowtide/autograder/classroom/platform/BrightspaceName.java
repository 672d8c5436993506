package lowtide.autograder.classroom.platform;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.autograder.classroom.roster.Person;

/**
 * Names in Brightspace's "Download submissions": folders {@code 397063-2557369 - Ada Lovelace - Sep 24, 2026 926 PM}, or the
 * same and {@code  - lab.zip} as files, with the student's number in the organization before the name where a school shows
 * it. The date is in the language of the site. D2L does not document these names; they are those that public programs which
 * sort such downloads expect, such as <a href="https://github.com/adecastilho/sort_by_last_name">sort_by_last_name</a>.
 */
final class BrightspaceName {

    private static final Pattern UPLOAD = Pattern.compile(
            "(?<number>\\d{1,18}-\\d{1,18}) - ((?<student>[A-Za-z]{0,3}\\d{4,12}) - )?"
                    + "(?<name>.+?) ?- (?<date>[^-]*\\b20\\d\\d\\b[^-]*?)( - (?<file>.+))?",
            Pattern.DOTALL);

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("MMM d, uuuu hmm a")
            .toFormatter(Locale.US);

    private BrightspaceName() {}

    /** @param name of a file or folder, in Unicode's composed form */
    static Optional<UploadName> parse(String name, boolean isFile) {
        Matcher upload = UPLOAD.matcher(name);
        if (!upload.matches() || isFile && upload.group("file") == null) {
            return Optional.empty();
        }
        String number = upload.group("number");
        String user = number.substring(0, number.indexOf('-'));
        String student = upload.group("name");
        List<String> ids = Stream.of(
                        Optional.ofNullable(upload.group("student")).orElse(""), user)
                .toList();
        return Optional.of(UploadName.exported(
                "brightspace:" + number + " " + ids.get(0) + " " + student,
                student + "_" + user,
                new Person(ids, "", student, "", ids.get(0)),
                minute(upload.group("date")),
                false));
    }

    /** Larger is later; 0 if the date is in another language, so that the order is unknown. */
    private static long minute(String date) {
        try {
            return LocalDateTime.parse(date.strip(), DATE).toEpochSecond(ZoneOffset.UTC) / 60;
        } catch (DateTimeParseException anotherLanguage) {
            return 0;
        }
    }
}
