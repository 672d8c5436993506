package lowtide.autograder.classroom.platform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.submission.archive.FileType;

/**
 * Names in Sakai's "Download All": a folder {@code Lovelace, Ada(ada)} of the sortable name and the user's id, which holds
 * {@code Submission attachment(s)/lab.zip}, or, without folders, files
 * {@code Lovelace, Ada(ada)_Submission attachment(s)_lab.zip}. Around it is a folder with the assignment's title and
 * {@code grades.csv}. All names but the students' are in the language of the site.
 *
 * @see <a href="https://github.com/sakaiproject/sakai/tree/master/assignment">Sakai's assignment tool</a>
 */
final class SakaiName {

    private static final Pattern UPLOAD =
            Pattern.compile("(?<name>[^()]+,[^()]*[^() ])\\((?<id>[^()\\s]+)\\)(_(?<file>.+))?", Pattern.DOTALL);

    private static final String TEXT = "_submissionText.html";

    private SakaiName() {}

    /** @param name of a file or folder, in Unicode's composed form */
    static Optional<UploadName> parse(String name, boolean isFile) {
        Matcher upload = UPLOAD.matcher(name);
        boolean isText = name.endsWith(TEXT);
        if (!upload.matches()
                || isFile == (upload.group("file") == null)
                || isFile && !isText && !FileType.isUpload(name)) {
            return Optional.empty();
        }
        String student = upload.group("name");
        String id = upload.group("id");
        return Optional.of(UploadName.exported(
                "sakai:" + student + "(" + id + ")",
                student + "_" + id,
                new Person(List.of(id), "", student),
                0,
                isText));
    }
}
