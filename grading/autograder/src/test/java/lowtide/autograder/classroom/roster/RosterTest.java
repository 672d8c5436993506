package lowtide.autograder.classroom.roster;

import static lowtide.autograder.submission.Deliverables.folder;
import static lowtide.autograder.submission.Deliverables.write;
import static lowtide.autograder.submission.Deliverables.zipOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.classroom.ClassFolder;
import lowtide.autograder.classroom.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roster says who delivered nothing and what is nobody's, and nothing is guessed. */
class RosterTest {

    @TempDir
    Path temporary;

    @Test
    void columnsComeInAnyOrderWithCommasOrSemicolonsAndAByteOrderMark() throws IOException {
        Person ada = new Person(List.of("300"), "ada@example.edu", "Ada Lovelace");

        assertThat(people("name,email,id\nAda Lovelace,ada@example.edu,300\n")).containsExactly(ada);
        assertThat(people("\uFEFFStudent ID;E-Mail;Full Name\r\n300;ada@example.edu;Ada Lovelace\r\n"))
                .containsExactly(ada);
        assertThat(people("sep=;\nEmail;ID;Last name;First name\nada@example.edu;300;Lovelace;Ada\n"))
                .containsExactly(ada);
        assertThat(people("id\temail\tname\n300\tada@example.edu\tAda Lovelace\n\n"))
                .containsExactly(ada);
    }

    @Test
    void theGradebookThatCanvasExports() throws IOException {
        assertThat(people("""
                Student,ID,SIS User ID,SIS Login ID,Section,Lab (99),Final Score
                ,,,,,Manual Posting,
                    Points Possible,,,,,100.0,(read only)
                "Lovelace, Ada",1234,300,ada,CS 1,,
                "Student, Test",9999,,abcdef,CS 1,,
                """)).containsExactly(new Person(List.of("1234", "300", "ada"), "", "Lovelace, Ada"));
    }

    @Test
    void moodlesGradingWorksheetAndParticipants() throws IOException {
        assertThat(
                        people(
                                "Identifier,\"Full name\",\"Email address\",Status,Grade\n\"Participant 4711\",\"Ada Lovelace\",ada@example.edu,,\n"))
                .containsExactly(new Person(List.of("4711"), "ada@example.edu", "Ada Lovelace"));
        assertThat(
                        people(
                                "\"First name\",\"Last name\",\"ID number\",\"Email address\"\nAda,Lovelace,300,ada@example.edu\n"))
                .containsExactly(new Person(List.of("300"), "ada@example.edu", "Ada Lovelace"));
    }

    @Test
    void whatIsNoRosterSaysWhy() {
        assertThatThrownBy(() -> people("a,b\n1,2\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no column named id, e-mail or name");
        assertThatThrownBy(() -> people("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> people("id,name\n1,\"unclosed\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no CSV file");
        assertThatThrownBy(() -> Roster.read(temporary.resolve("nowhere.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no roster");
        Path latin =
                write(temporary.resolve("latin.csv"), "id,name\n1,J\u00FCrgen".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Roster.read(latin))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void peopleAreMatchedByIdThenEmailThenName() throws IOException {
        folder(course("300"), "Ada");
        folder(course("ben@example.edu"), "Ben");
        folder(course("M\u00FCller, Cleo".replace("\u00FC", "u")), "Cleo");
        folder(course("nobody"), "?");

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
    void aCanvasFileIsMatchedByItsNumberOrItsRunTogetherName() throws IOException {
        write(course("lovelaceada_1234_1_lab.zip"), zipOf("", "Ada"));
        write(course("vanderbergben_1235_2_lab.zip"), zipOf("", "Ben"));

        RosterMatch match = match("Student,ID\n\"Lovelace, Ada\",1234\n\"van der Berg, Ben\",\n");

        assertThat(match.known()).containsOnlyKeys("lovelaceada_1234", "vanderbergben_1235");
        assertThat(match.missing()).isEmpty();
    }

    @Test
    void aNameThatTwoPeopleHaveIsReportedAndNotGuessed() throws IOException {
        folder(course("Anna Schmidt"), "one of them");

        RosterMatch match = match("id,name\n1,Anna Schmidt\n2,\"Schmidt, Anna\"\n");

        assertThat(match.known()).isEmpty();
        assertThat(match.ambiguous())
                .containsExactly("Anna Schmidt could be any of: Anna Schmidt (1); Schmidt, Anna (2).");
        assertThat(match.missing()).isEmpty();
        assertThat(match.unmatched()).isEmpty();
    }

    @Test
    void twoDeliveriesThatOnePersonCouldHaveMadeAreReported() throws IOException {
        folder(course("300"), "by number");
        folder(course("Ada Lovelace"), "by name");

        RosterMatch match = match("id,name\n300,Ada Lovelace\n");

        assertThat(match.known()).isEmpty();
        assertThat(match.ambiguous())
                .containsExactly("Ada Lovelace (300) could have delivered any of: 300; Ada Lovelace.");
    }

    @Test
    void severalDeliveriesOfOneStudentAreStillThatStudents() throws IOException {
        write(course("Ada_4711_assignsubmission_file_/a.zip"), zipOf("", "one"));
        write(course("Ada_4711_assignsubmission_file_/b.zip"), zipOf("", "other"));

        RosterMatch match = match("id,name\n4711,Ada\n");

        assertThat(match.known()).containsOnlyKeys("Ada_4711", "Ada_4711-2");
        assertThat(match.ambiguous()).isEmpty();
    }

    @Test
    void everyMemberOfAGroupHasDelivered() throws IOException {
        write(course("submission_metadata.yml"), """
                submission_9:
                  :submitters:
                  - {":name": Ada, ":sid": "300", ":email": ada@example.edu}
                  - {":name": Ben, ":sid": "301", ":email": ben@example.edu}
                """);
        folder(course("submission_9"), "both");

        RosterMatch match = match("id,name\n300,Ada\n301,Ben\n302,Cleo\n");

        assertThat(match.known())
                .isEqualTo(Map.of(
                        "submission_9",
                        List.of(new Person(List.of("300"), "", "Ada"), new Person(List.of("301"), "", "Ben"))));
        assertThat(match.missing()).extracting(Person::name).containsExactly("Cleo");
    }

    @Test
    void aRosterInTheClasssFolderIsNoDelivery() throws IOException {
        folder(course("ada"), "Ada");
        Path roster = write(course("roster.csv"), "name\nada\n");

        ClassList list = ClassFolder.read(temporary.resolve("class"), Optional.of(roster));

        assertThat(list.students()).hasSize(1);
        assertThat(list.roster().orElseThrow().known()).containsOnlyKeys("ada");
    }

    private Path course(String name) {
        return temporary.resolve("class").resolve(name);
    }

    private RosterMatch match(String csv) throws IOException {
        return ClassFolder.read(temporary.resolve("class"), Optional.of(write(temporary.resolve("roster.csv"), csv)))
                .roster()
                .orElseThrow();
    }

    private List<Person> people(String csv) throws IOException {
        return Roster.read(write(temporary.resolve("list.csv"), csv)).people();
    }
}
