package lowtide.autograder.classroom;

import java.util.List;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.submission.Submission;

/**
 * One delivery of a class.
 *
 * @param id stable, unique in the class (on systems that ignore case too), and safe as a file's name:
 *        {@code [A-Za-z0-9._-]}, at most 80 characters
 * @param name as delivered: it may be HTML, a formula or a path, and whoever shows it escapes it
 * @param platformId by which the learning platform knows this student, or group: Canvas's user id, the number of Moodle's
 *        participant; empty if the delivery does not say
 * @param remarks what a person may want to know or look at, at most {@value UnusedFiles#MOST}; never a reason for a score
 * @param people who delivered it: one, or a group
 */
public record Student(
        String id, String name, String platformId, Submission submission, List<String> remarks, List<Person> people) {

    public Student {
        remarks = List.copyOf(remarks);
        people = List.copyOf(people);
    }

    /** Somebody of whom no more is known. */
    public Student(String id, String name, Submission submission, List<String> remarks) {
        this(id, name, "", submission, remarks, List.of(new Person(List.of(id), "", name)));
    }
}
