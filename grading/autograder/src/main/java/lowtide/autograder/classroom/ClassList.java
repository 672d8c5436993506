package lowtide.autograder.classroom;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lowtide.autograder.classroom.roster.RosterMatch;

/**
 * Who of a class delivered what. Keeps a class's own zip archive open, so that its submissions can be read by any
 * number of threads; to be closed when no submission is read any more. Holds nothing open for a class in a folder.
 *
 * @param students sorted by id; whatever the order of a file system, the same
 * @param roster how they fit the roster, if there is one
 * @param passedOver names of what is in the class's folder and no delivery: lists, notes, and what would land outside of it
 */
public record ClassList(
        List<Student> students, Optional<RosterMatch> roster, List<String> passedOver, Closeable archive)
        implements Closeable {

    public ClassList {
        students = List.copyOf(students);
        passedOver = List.copyOf(passedOver);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
