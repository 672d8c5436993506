package lowtide.autograder.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.classroom.Student;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.RosterMatch;
import lowtide.autograder.report.Results;
import lowtide.autograder.submission.Submission;

/** A submission that waits for a worker, with what the reports say about its student. */
record QueuedSubmission(Submission submission, Results.Student student) {

    /**
     * What the submission and the roster together say about a student. The submission's platform id and e-mail address
     * take precedence over those of the roster. In a group, the first person counts.
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
                student.remarks(),
                student.uploads());
    }

    private static Person first(List<Person> people) {
        return people.isEmpty() ? new Person(List.of(), "", "") : people.get(0);
    }
}
