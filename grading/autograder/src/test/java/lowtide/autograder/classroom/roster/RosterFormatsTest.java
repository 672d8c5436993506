package lowtide.autograder.classroom.roster;

import static lowtide.autograder.submission.SampleUploads.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Separators, quotes, encodings, languages and odd spaces of rosters. */
class RosterFormatsTest {

    private static final Person ADA = new Person(List.of("300"), "ada@example.org", "Ada Example");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name;email;id\n\"Ada Example\";ada@example.org;300\n",
                "\"First name\";\"Last name\";\"Email address\";\"ID number\"\n\"Ada\";\"Example\";\"ada@example.org\";\"300\"\n",
                "\"First name\"\t\"Last name\"\t\"Email address\"\t\"id\"\n\"Ada\"\t\"Example\"\t\"ada@example.org\"\t\"300\"\n",
                "id;name;email;note\n300;Ada Example;ada@example.org;\"a, b; c\"\n",
                "id,name,email,note\n300,Ada Example,ada@example.org,\"a; b\tc\"\n"
            })
    void everySeparatorWithQuotes(String csv) throws IOException {
        assertThat(people(csv)).containsExactly(ADA);
    }

    @Test
    void theGradebookOfCanvasWithSemicolons() throws IOException {
        assertThat(people("\uFEFFStudent;ID;SIS User ID;SIS Login ID;Section;Lab (123)\n"
                        + "    Points Possible;;;;;100,00\n\"Example, Ada\";1001;s1001;ada@example.org;S1;\n"))
                .containsExactly(
                        new Person(List.of("1001", "s1001", "ada@example.org"), "ada@example.org", "Example, Ada"));
    }

    @Test
    void oddSpacesAroundACellAreRemoved() throws IOException {
        assertThat(people("id,name,email\n300\u00A0,\u2007Ada Example\u200B,\uFEFFada@example.org\u202F\u3000\n"))
                .containsExactly(ADA);
    }

    @Test
    void equalRowsAreOnePerson() throws IOException {
        assertThat(people("email,name,id\nada@example.org,Ada Example,300\nada@example.org,Ada Example,300\n"
                        + "ADA@example.org,Ada Example,300\nben@example.org,Ada Example,301\n"))
                .containsExactly(ADA, new Person(List.of("301"), "ben@example.org", "Ada Example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Identifier,\"Full name\",\"Email address\",Status,Grade\nParticipant 1004,Li Wei,lw@example.org,,\n",
                "Identifier,Full name,Email address\nParticipant1004,Li Wei,lw@example.org\n",
                "ID,Vollst\u00E4ndiger Name,E-Mail-Adresse,Status,Bewertung\nTeilnehmer/in1004,Li Wei,lw@example.org,x,\n",
                "Identifiant,Nom complet,Adresse de courriel,Statut,Note\nParticipant 1004,Li Wei,lw@example.org,,\n",
                "Identificador;Nombre completo;Direcci\u00F3n de correo;Estado\nParticipante1004;Li Wei;lw@example.org;x\n",
                "\u8B58\u5225\u5B50,\u6C0F\u540D,\u30E1\u30FC\u30EB,\u8A55\u70B9\n\u53C2\u52A0\u80051004,Li Wei,lw@example.org,\n",
                "\u0418\u0434\u0435\u043D\u0442\u0438\u0444\u0438\u043A\u0430\u0442\u043E\u0440,\u0418\u043C\u044F,\u041F\u043E\u0447\u0442\u0430\n"
                        + "\u0423\u0447\u0430\u0441\u0442\u043D\u0438\u043A 1004,Li Wei,lw@example.org\n"
            })
    void theGradingWorksheetOfMoodleInAnyLanguage(String csv) throws IOException {
        assertThat(people(csv)).containsExactly(new Person(List.of("1004"), "lw@example.org", "Li Wei"));
    }

    @Test
    void theParticipantsOfMoodleInAnotherLanguage() throws IOException {
        assertThat(people("Nom,Pr\u00E9nom,Adresse de courriel,Groupes\nLi,Wei,lw@example.org,G1\n"))
                .containsExactly(new Person(List.of(), "lw@example.org", "Li Wei"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1001", "A1001", "EE123", "student1", "300"})
    void aStudentNumberStaysAsItIs(String id) throws IOException {
        assertThat(people("id,name\n" + id + ",Ada\n")).containsExactly(new Person(List.of(id), "", "Ada"));
    }

    @Test
    void theGradeCenterOfBlackboardIsTabsInUtf16() throws IOException {
        String text = "\uFEFF\"Last Name\"\t\"First Name\"\t\"Username\"\t\"Student ID\"\t\"Last Access\"\n"
                + "\"Example\"\t\"Ada\"\t\"ada\"\t\"300\"\t\"2026-01-01\"\n";

        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(Roster.read(write(temporary.resolve("gc.xls"), text.getBytes(charset)))
                            .people())
                    .containsExactly(new Person(List.of("ada", "300"), "", "Ada Example", "ada", ""));
        }
    }

    private List<Person> people(String csv) throws IOException {
        return Roster.read(write(temporary.resolve("list.csv"), csv)).people();
    }
}
