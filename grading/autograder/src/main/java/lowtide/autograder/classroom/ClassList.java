package lowtide.autograder.classroom;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lowtide.autograder.classroom.roster.RosterMatch;

/**
 * The students of a class and their submissions. If the class is a zip archive, the archive stays open until this list
 * is closed, and any number of threads may read submissions from it; a class in a folder keeps no file open.
 *
 * @param students sorted by id, independent of the order of a file system
 * @param roster how the students match the roster, if there is one
 * @param ignored what is in the class's folder and not an upload: lists, notes, and paths that lead outside of an archive
 */
public record ClassList(List<Student> students, Optional<RosterMatch> roster, List<String> ignored, Closeable archive)
        implements Closeable {

    public ClassList {
        students = List.copyOf(students);
        ignored = List.copyOf(ignored);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
