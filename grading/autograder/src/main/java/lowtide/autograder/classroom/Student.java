package lowtide.autograder.classroom;

import java.util.List;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.submission.Remarks;
import lowtide.autograder.submission.Submission;

/**
 * A student of a class, or a group that submits together, with the submission that is graded.
 *
 * @param id stable, unique in the class even where case is ignored, and safe as a file name: {@code [A-Za-z0-9._-]}, at
 *     most 80 characters
 * @param name as uploaded; may contain HTML, a formula or a path, so it must be escaped where it is shown
 * @param platformId by which the learning platform knows the student or group: Canvas's user id, the number of Moodle's
 *     participant; empty if the upload does not say
 * @param remarks for the person who grades, at most {@value Remarks#MAX_LINES}; they never influence a score
 * @param people who submitted it: one person, or the members of a group
 * @param uploads if several uploads of one student are graded because it is not known which one counts, their names,
 *     this one first; otherwise empty
 * @param passedOver the names of this student's other uploads with stages, which are not graded
 */
public record Student(
        String id,
        String name,
        String platformId,
        Submission submission,
        List<String> remarks,
        List<Person> people,
        List<String> uploads,
        List<String> passedOver) {

    public Student {
        remarks = List.copyOf(remarks);
        people = List.copyOf(people);
        uploads = List.copyOf(uploads);
        passedOver = List.copyOf(passedOver);
    }
}
