package lowtide.autograder.classroom.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lowtide.autograder.classroom.roster.Person;

/**
 * What the names of all uploads of a class say, read together: names that only look like Canvas's must not combine the
 * uploads of several students.
 */
public final class UploadNames {

    private final Map<String, List<Person>> submitters;
    private final Set<String> lookalikes;

    /**
     * The names of a class.
     *
     * @param files the names of all files among the uploads
     * @param submitters who submitted which folder, from Gradescope's metadata
     */
    public UploadNames(Collection<String> files, Map<String, List<Person>> submitters) {
        this.submitters = submitters;
        this.lookalikes = CanvasLookalikes.among(files);
    }

    /**
     * Interprets the name of a file or folder.
     *
     * @return empty for a file that is not an upload, such as a list of grades
     */
    public Optional<UploadName> of(String name, boolean isFile) {
        return isFile && lookalikes.contains(name)
                ? UploadName.ofNoPlatform(name, true)
                : UploadName.of(name, isFile, submitters);
    }
}
