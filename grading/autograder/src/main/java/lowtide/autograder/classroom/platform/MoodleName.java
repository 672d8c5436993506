package lowtide.autograder.classroom.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in Moodle's "Download all submissions" ({@code mod/assign/classes/downloader.php}): a folder
 * {@code Full name_123456_assignsubmission_file}, followed by another {@code _} before Moodle 4.1, or the same as a prefix
 * of each file. The number is that of the participant or the group; text entered online is
 * {@code ..._assignsubmission_onlinetext}.
 */
final class MoodleName {

    private static final Pattern FILE = Pattern.compile(
            "(?<name>.*?)(_(?<id>\\d{1,18}))?_assignsubmission_(?<plugin>file|onlinetext|[a-z]+)(_.*)?",
            Pattern.DOTALL);
    private static final Pattern FOLDER =
            Pattern.compile("(?<name>.*?)(_(?<id>\\d{1,18}))?_assignsubmission_(?<plugin>[a-z]+)_?", Pattern.DOTALL);

    /** A participant's number, wherever in a name it could be. */
    private static final Pattern ID = Pattern.compile("(_(?<id>\\d{1,18}))?_assignsubmission_[a-z]+(?=_|$)");

    private MoodleName() {}

    /** @param name in Unicode's composed form */
    static Optional<UploadName> parse(String name, boolean isFile) {
        Matcher folder = FOLDER.matcher(name);
        Matcher matcher = !isFile && folder.matches() ? folder : FILE.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String id = Optional.ofNullable(matcher.group("id")).orElse("");
        boolean isText = matcher.group("plugin").equals("onlinetext");
        return Optional.of(UploadName.ofPlatform("moodle", matcher.group("name"), id, 0, isText, List.of())
                .withIds(ids(name)));
    }

    private static Set<String> ids(String name) {
        Set<String> ids = new TreeSet<>();
        for (Matcher found = ID.matcher(name); found.find(); ) {
            ids.add(Optional.ofNullable(found.group("id")).orElse("no number"));
        }
        return ids;
    }
}
