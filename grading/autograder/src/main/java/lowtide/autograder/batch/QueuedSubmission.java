package lowtide.autograder.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.classroom.Student;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.RosterMatch;
import lowtide.autograder.report.Results;
import lowtide.autograder.submission.Submission;

/** A submission that waits for a worker, with all that reports say of whoever delivered it. */
record QueuedSubmission(Submission submission, Results.Student student) {

    /**
     * What delivery and roster know together. The roster says by which id a learning platform knows a student only where the
     * delivery does not. Of a group the first is taken.
     */
    static Results.Student known(Student student, Optional<RosterMatch> roster) {
        Person delivered = first(student.people());
        Person listed = first(roster.map(RosterMatch::known).orElse(Map.of()).getOrDefault(student.id(), List.of()));
        String platformId = student.platformId().isEmpty()
                ? listed.ids().stream().findFirst().orElse("")
                : student.platformId();
        return new Results.Student(
                student.id(),
                student.name(),
                platformId,
                delivered.email().isEmpty() ? listed.email() : delivered.email(),
                student.remarks());
    }

    private static Person first(List<Person> people) {
        return people.isEmpty() ? new Person(List.of(), "", "") : people.get(0);
    }
}
