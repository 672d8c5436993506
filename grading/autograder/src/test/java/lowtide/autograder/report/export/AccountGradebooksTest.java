package lowtide.autograder.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files for Blackboard and Brightspace have the columns that their documentation names. */
class AccountGradebooksTest {

    @TempDir
    Path temporary;

    private Path file;

    @BeforeEach
    void nameAFile() {
        file = temporary.resolve("grades.csv");
    }

    /** The ids are those of the sample in D2L's "Importing grades". */
    @Test
    void brightspaceKnowsAStudentByNumberAndUserName() throws IOException {
        AccountGradebooks books = books(
                Map.of("frank", new Account("Frank.Catcher", "20067930")), Sample.failing("frank", "F", Set.of("1A")));

        assertThat(books.writeBrightspace(file)).isEmpty();
        assertThat(file)
                .hasContent("\"OrgDefinedId\",\"Username\",\"Low Tide Points Grade\",\"End-of-Line Indicator\"\n"
                        + "\"#20067930\",\"#Frank.Catcher\",\"96\",\"#\"\n");
    }

    @Test
    void ofTwoKindsOfIdsBrightspaceGetsTheOneThatMoreStudentsHave() throws IOException {
        AccountGradebooks books = books(
                Map.of("a", new Account("ann", ""), "b", new Account("bea", "2"), "c", Account.UNKNOWN),
                Sample.failing("a", "Ann", Set.of()),
                Sample.failing("b", "Bea", Set.of()),
                Sample.failing("c", "Cem", Set.of()));

        assertThat(books.writeBrightspace(file)).containsExactly("c");
        assertThat(file)
                .hasContent("\"Username\",\"Low Tide Points Grade\",\"End-of-Line Indicator\"\n"
                        + "\"#ann\",\"100\",\"#\"\n\"#bea\",\"100\",\"#\"\n");
    }

    @Test
    void blackboardKnowsAStudentByTheUserName() throws IOException {
        AccountGradebooks books = books(
                Map.of("a", new Account("ann", "1"), "b", new Account("", "2")),
                Sample.ofThreeLabs("a", "Ann", Set.of("1A"), true),
                Sample.ofThreeLabs("b", "Bea", Set.of(), false));

        assertThat(books.writeBlackboard(file)).containsExactly("b");
        assertThat(file).hasContent("\"Username\",\"Low Tide Lab 1\",\"Low Tide Lab 2\"\n\"ann\",\"36\",\"20\"\n");
    }

    /** The platforms of a mixture may have given the same number to several students. */
    @Test
    void studentsAreToldApartByTheirAccounts() throws IOException {
        Account same = new Account("cem", "3");
        AccountGradebooks books = books(
                Map.of("a", new Account("ann", "1"), "b", new Account("bea", "2"), "c", same, "c-2", same),
                Sample.known("1234", Sample.failing("a", "Ann", Set.of())),
                Sample.known("1234", Sample.failing("b", "Bea", Set.of("1A"))),
                Sample.failing("c", "Cem", Set.of()),
                Sample.failing("c-2", "Cem", Set.of("1A")));

        books.writeBlackboard(file);
        assertThat(file)
                .as("of two results of one account, it is not known which counts")
                .hasContent("\"Username\",\"Low Tide\"\n\"ann\",\"100\"\n\"bea\",\"96\"\n\"cem\",\"\"\n");
    }

    @Test
    void whereThereIsNoGradeTheCellIsEmpty() throws IOException {
        AccountGradebooks books = books(Map.of("ours", new Account("o", "1")), Sample.unfinished("ours"));

        books.writeBlackboard(file);
        assertThat(file).hasContent("\"Username\",\"Low Tide\"\n\"o\",\"\"\n");
        books.writeBrightspace(file);
        assertThat(file).content().endsWith("\"#1\",\"#o\",\"\",\"#\"\n");
    }

    @Test
    void withoutAnAccountThereIsNoFileAndAnEarlierOneIsDeleted() throws IOException {
        AccountGradebooks books = books(Map.of(), Sample.failing("a", "Ann", Set.of()));
        Files.writeString(file, "earlier");

        assertThat(books.writeBlackboard(file)).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(books.writeBrightspace(file)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void noCellIsAFormula() throws IOException {
        for (String text : List.of("=1+1", "+1", "-1", "@SUM(1)")) {
            AccountGradebooks books = books(Map.of("a", new Account(text, text)), Sample.failing("a", "Ann", Set.of()));

            books.writeBlackboard(file);
            assertThat(file).content().contains("\"'" + text + "\"");
            books.writeBrightspace(file);
            assertThat(file).content().contains("\"#" + text + "\",\"#" + text + "\"");
        }
    }

    private static AccountGradebooks books(Map<String, Account> accounts, Results... results) {
        ClassResults all = new ClassResults();
        Stream.of(results).forEach(all::add);
        return new AccountGradebooks(all, accounts, "Low Tide");
    }
}
