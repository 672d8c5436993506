package lowtide.autograder.report.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.report.ClassResults;

/**
 * Gradebooks for Blackboard and Brightspace, which know a student by the account alone and refuse a row without one. So a
 * student whose account is unknown is left out, and there is no file if no account is known. A lab is a column.
 */
public final class AccountGradebooks {

    private final List<GradebookRow> rows;
    private final List<ClassResults.Lab> labs;
    private final Map<String, Account> accounts;
    private final String assignment;

    /**
     * @param accounts of the students, by id
     * @param assignment the title of the platform's column, to which the lab is added if there are several
     */
    public AccountGradebooks(ClassResults results, Map<String, Account> accounts, String assignment) {
        this.labs = results.labs();
        this.accounts = accounts;
        this.rows = GradebookRow.of(results, row -> {
            Account account = accounts.getOrDefault(row.id(), Account.UNKNOWN);
            return account.equals(Account.UNKNOWN) ? GradebookRow.identity(row) : account.toString();
        });
        this.assignment = assignment;
    }

    /**
     * Writes a file that Blackboard's gradebook uploads. It knows a student by the user name. A heading without the number of
     * a column makes a new column.
     *
     * @return the ids of the students who are left out; empty if there is no file
     * @see <a href="http://library.blackboard.com/ref/3ea64795-6ecc-4abd-b595-0a9a8dfdec94/Content/_instructor_grade_center/grade_center_upload_download.htm">Uploading or Downloading Grade Center Items for Working Offline</a>
     */
    public List<String> writeBlackboard(Path file) throws IOException {
        return write(file, List.of(new Column("Username", Account::username)), "", List.of());
    }

    /**
     * Writes a file that Brightspace's grades import. It knows a student by the OrgDefinedId, the user name or both, and ids
     * have the {@code #} of its own exports before them, so that no spreadsheet takes them for numbers. A column of an unknown
     * name makes a new grade item.
     *
     * @return the ids of the students who are left out; empty if there is no file
     * @see <a href="https://community.d2l.com/brightspace/kb/articles/3538-importing-grades">Importing grades</a>
     */
    public List<String> writeBrightspace(Path file) throws IOException {
        Column number = new Column("OrgDefinedId", account -> marked(account.orgDefinedId()));
        Column name = new Column("Username", account -> marked(account.username()));
        Set<GradebookRow> byNumber = identified(number);
        Set<GradebookRow> byName = identified(name);
        List<Column> keys = byNumber.equals(byName)
                ? List.of(number, name)
                : List.of(byNumber.size() < byName.size() ? name : number);
        return write(file, keys, " Points Grade", List.of(new Column("End-of-Line Indicator", account -> "#")));
    }

    private static String marked(String id) {
        return id.isEmpty() ? "" : "#" + id;
    }

    private Set<GradebookRow> identified(Column key) {
        return rows.stream().filter(row -> !key.cell(row).isEmpty()).collect(Collectors.toSet());
    }

    private List<String> write(Path file, List<Column> keys, String suffix, List<Column> last) throws IOException {
        Set<GradebookRow> identified = identified(keys.get(0));
        if (identified.isEmpty()) {
            Files.deleteIfExists(file);
            return List.of();
        }
        List<List<String>> table = new ArrayList<>();
        table.add(Stream.of(
                        keys.stream().map(Column::heading),
                        labs.stream().map(lab -> title(lab) + suffix),
                        last.stream().map(Column::heading))
                .flatMap(cells -> cells)
                .toList());
        rows.stream()
                .filter(identified::contains)
                .forEach(row -> table.add(Stream.of(
                                keys.stream().map(key -> key.cell(row)),
                                labs.stream().map(row::grade),
                                last.stream().map(column -> column.cell(row)))
                        .flatMap(cells -> cells)
                        .toList()));
        GradebookCsv.write(table, file);
        return rows.stream()
                .filter(row -> !identified.contains(row))
                .map(row -> row.student().id())
                .toList();
    }

    private String title(ClassResults.Lab lab) {
        return labs.size() == 1 ? assignment : assignment + " Lab " + lab.number();
    }

    private final class Column {

        private final String heading;
        private final Function<Account, String> value;

        Column(String heading, Function<Account, String> value) {
            this.heading = heading;
            this.value = value;
        }

        String heading() {
            return heading;
        }

        String cell(GradebookRow row) {
            return value.apply(accounts.getOrDefault(row.student().id(), Account.UNKNOWN));
        }
    }
}
