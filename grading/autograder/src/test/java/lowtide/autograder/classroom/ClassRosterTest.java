package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.RosterMatch;
import org.junit.jupiter.api.Test;

/** With a roster the instructor learns who submitted nothing and which uploads match nobody; nothing is guessed. */
class ClassRosterTest extends ClassFixture {

    @Test
    void peopleAreMatchedByIdThenEmailThenName() throws IOException {
        folder(course.resolve("300"), "Ada");
        folder(course.resolve("ben@example.edu"), "Ben");
        folder(course.resolve("M\u00FCller, Cleo".replace("\u00FC", "u")), "Cleo");
        folder(course.resolve("nobody"), "?");

        RosterMatch match = match(
                "id,email,name\n300,ada@example.edu,Ada\n301,BEN@example.edu,Ben\n302,,Cleo M\u00FCller\n303,,Dora\n");

        assertThat(match.known()).hasSize(3);
        assertThat(match.known().get("300")).extracting(Person::name).containsExactly("Ada");
        assertThat(match.known().values())
                .extracting(people -> people.get(0).ids().get(0))
                .containsExactlyInAnyOrder("300", "301", "302");
        assertThat(match.missing()).extracting(Person::name).containsExactly("Dora");
        assertThat(match.unmatched()).containsExactly("nobody");
        assertThat(match.ambiguous()).isEmpty();
    }

    @Test
    void aFileOfCanvasIsMatchedByItsNumberOrByItsName() throws IOException {
        write(course.resolve("lovelaceada_1234_1_lab.zip"), zipOf("", "Ada"));
        write(course.resolve("vanderbergben_1235_2_lab.zip"), zipOf("", "Ben"));

        RosterMatch match = match("Student,ID\n\"Lovelace, Ada\",1234\n\"van der Berg, Ben\",\n");

        assertThat(match.known()).containsOnlyKeys("lovelaceada_1234", "vanderbergben_1235");
        assertThat(match.missing()).isEmpty();
    }

    @Test
    void aNameThatTwoPeopleHaveIsReported() throws IOException {
        folder(course.resolve("Anna Schmidt"), "one of them");

        RosterMatch match = match("id,name\n1,Anna Schmidt\n2,\"Schmidt, Anna\"\n");

        assertThat(match.known()).isEmpty();
        assertThat(match.ambiguous())
                .containsExactly(
                        "Anna Schmidt matches several people on the roster: Anna Schmidt (1); Schmidt, Anna (2).");
        assertThat(match.missing()).isEmpty();
        assertThat(match.unmatched()).isEmpty();
    }

    @Test
    void twoUploadsThatMatchOnePersonAreReported() throws IOException {
        folder(course.resolve("300"), "by number");
        folder(course.resolve("Ada Lovelace"), "by name");

        RosterMatch match = match("id,name\n300,Ada Lovelace\n");

        assertThat(match.known()).isEmpty();
        assertThat(match.ambiguous())
                .containsExactly("Ada Lovelace (300) on the roster matches several uploads: 300; Ada Lovelace.");
    }

    @Test
    void severalUploadsOfOneStudentBelongToThatStudent() throws IOException {
        write(course.resolve("Ada_4711_assignsubmission_file_/a.zip"), zipOf("", "one"));
        write(course.resolve("Ada_4711_assignsubmission_file_/b.zip"), zipOf("", "other"));

        RosterMatch match = match("id,name\n4711,Ada\n");

        assertThat(match.known()).containsOnlyKeys("Ada_4711", "Ada_4711-2");
        assertThat(match.ambiguous()).isEmpty();
    }

    @Test
    void everyMemberOfAGroupHasSubmitted() throws IOException {
        write(course.resolve("submission_metadata.yml"), """
                submission_9:
                  :submitters:
                  - {":name": Ada, ":sid": "300", ":email": ada@example.edu}
                  - {":name": Ben, ":sid": "301", ":email": ben@example.edu}
                """);
        folder(course.resolve("submission_9"), "both");

        RosterMatch match = match("id,name\n300,Ada\n301,Ben\n302,Cleo\n");

        assertThat(match.known())
                .isEqualTo(Map.of(
                        "submission_9",
                        List.of(new Person(List.of("300"), "", "Ada"), new Person(List.of("301"), "", "Ben"))));
        assertThat(match.missing()).extracting(Person::name).containsExactly("Cleo");
    }

    @Test
    void aRosterInTheFolderOfTheClassIsNotAnUpload() throws IOException {
        folder(course.resolve("ada"), "Ada");
        Path roster = write(course.resolve("roster.csv"), "name\nada\n");

        ClassList list = ClassFolder.read(course.folder(), Optional.of(roster));

        assertThat(list.students()).hasSize(1);
        assertThat(list.roster().orElseThrow().known()).containsOnlyKeys("ada");
    }

    private RosterMatch match(String csv) throws IOException {
        Path roster = write(temporary.resolve("roster.csv"), csv);
        return ClassFolder.read(course.folder(), Optional.of(roster)).roster().orElseThrow();
    }
}
