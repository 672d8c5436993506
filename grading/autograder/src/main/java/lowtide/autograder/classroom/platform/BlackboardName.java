package lowtide.autograder.classroom.platform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lowtide.autograder.classroom.roster.Person;

/**
 * Names in Blackboard's "Assignment File Download": files {@code Lab 1_s0000001_attempt_2026-04-23-09-51-20_lab.zip}, of the
 * assignment's title, the user's name, the time of the attempt and the file's name, and
 * {@code Lab 1_s0000001_attempt_2026-04-23-09-51-20.txt} with what was typed in. A title and a user's name may contain
 * underscores, so together they tell students apart, and every end of them may be the user's name.
 *
 * @see <a href="https://github.com/kwurst/bb-file-cleanup">bb-file-cleanup, which describes them</a>
 */
final class BlackboardName {

    private static final Pattern FILE =
            Pattern.compile("(?<student>.+)_attempt_(?<time>\\d{4}(-\\d\\d){5})(\\.txt|_(?<file>.+))", Pattern.DOTALL);

    private BlackboardName() {}

    /** @param name of a file, in Unicode's composed form */
    static Optional<UploadName> parse(String name) {
        Matcher file = FILE.matcher(name);
        if (!file.matches()) {
            return Optional.empty();
        }
        String student = file.group("student");
        List<String> users = IntStream.iterate(student.length() - 1, at -> at >= 0, at -> at - 1)
                .filter(at -> student.charAt(at) == '_')
                .mapToObj(at -> student.substring(at + 1))
                .filter(user -> !user.isEmpty())
                .toList();
        return Optional.of(UploadName.exported(
                "blackboard:" + student,
                student,
                new Person(
                        users,
                        "",
                        users.isEmpty() ? student : users.get(0),
                        users.size() == 1 ? users.get(0) : "", // otherwise not certain
                        ""),
                Long.parseLong(file.group("time").replace("-", "")),
                file.group("file") == null));
    }
}
