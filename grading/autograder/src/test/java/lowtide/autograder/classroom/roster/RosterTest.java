package lowtide.autograder.classroom.roster;

import static lowtide.autograder.submission.SampleUploads.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rosters are read as instructors have them, from whatever system. */
class RosterTest {

    @TempDir
    Path temporary;

    @Test
    void columnsMayHaveAnyOrderAndSeparator() throws IOException {
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
    void theGradebookOfCanvas() throws IOException {
        assertThat(people("""
                Student,ID,SIS User ID,SIS Login ID,Section,Lab (99),Final Score
                ,,,,,Manual Posting,
                    Points Possible,,,,,100.0,(read only)
                "Lovelace, Ada",1234,300,ada,CS 1,,
                "Student, Test",9999,,abcdef,CS 1,,
                """)).containsExactly(new Person(List.of("1234", "300", "ada"), "", "Lovelace, Ada"));
    }

    @Test
    void theGradingWorksheetAndTheParticipantsOfMoodle() throws IOException {
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
    void aFileThatIsNotARosterSaysWhy() {
        assertThatThrownBy(() -> people("a,b\n1,2\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no column named id, e-mail or name");
        assertThatThrownBy(() -> people("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> people("id,name\n1,\"unclosed\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not valid CSV; the error is in line");
        assertThatThrownBy(() -> Roster.read(temporary.resolve("nowhere.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no roster");
        Path latin =
                write(temporary.resolve("latin.csv"), "id,name\n1,J\u00FCrgen".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Roster.read(latin))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not UTF-8");
    }

    private List<Person> people(String csv) throws IOException {
        return Roster.read(write(temporary.resolve("list.csv"), csv)).people();
    }
}
