package lowtide.autograder.classroom;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import lowtide.autograder.classroom.platform.GradescopeExport;

/**
 * Tells uploads from hidden files and the instructor's own.
 *
 * @param roster the file with the list of the class, which may be in the same folder
 */
record UploadFilter(Optional<Path> roster) {

    private static final Pattern HIDDEN = Pattern.compile("\\.[A-Za-z].*"); // a student may be named "..."

    boolean accepts(Upload upload) {
        return !HIDDEN.matcher(upload.name()).matches()
                && !upload.name().equals(GradescopeExport.FILE)
                && !isRoster(upload);
    }

    private boolean isRoster(Upload upload) {
        return roster.map(Path::getFileName)
                .filter(name -> upload.isFile() && name.toString().equals(upload.name()))
                .isPresent();
    }
}
