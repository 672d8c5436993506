package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.classroom.Student;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.RosterMatch;
import lowtide.autograder.report.Results;
import lowtide.autograder.submission.Submission;
import org.junit.jupiter.api.Test;

/** What delivery and roster know together of a student. */
class QueuedSubmissionTest {

    private static final Person LISTED = new Person(List.of("4711", "ada"), "ada@school.example", "Ada Lovelace");

    @Test
    void theNumberThatAPlatformGaveADeliveryIsTheOneItKnows() {
        Results.Student known = QueuedSubmission.known(student("88"), roster());

        assertThat(known.platformId()).isEqualTo("88");
        assertThat(known.email()).isEqualTo("ada@school.example");
    }

    @Test
    void ofAFolderThatSomebodyNamedTheRosterKnowsIt() {
        assertThat(QueuedSubmission.known(student(""), roster()).platformId()).isEqualTo("4711");
    }

    @Test
    void withoutARosterItIsUnknown() {
        Results.Student known = QueuedSubmission.known(student(""), Optional.empty());

        assertThat(known).isEqualTo(new Results.Student("ada", "Ada", "", "", List.of("a remark"), List.of()));
    }

    private static Student student(String platformId) {
        return new Student(
                "ada",
                "Ada",
                platformId,
                new Submission(Path.of("ada").toAbsolutePath()),
                List.of("a remark"),
                List.of(new Person(List.of("ada"), "", "ada")),
                List.of(),
                List.of());
    }

    private static Optional<RosterMatch> roster() {
        return Optional.of(new RosterMatch(Map.of("ada", List.of(LISTED)), List.of(), List.of(), List.of(), List.of()));
    }
}
