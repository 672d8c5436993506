package lowtide.autograder.report.page.instructor;

import java.util.function.Function;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.ReportText;

/**
 * A student in a table of the page.
 *
 * @param name the id if the name is blank
 * @param page the address of the student's page
 */
record StudentLink(String id, String name, String page) {

    /** @param pageOf the address of a student's page by student id */
    static StudentLink of(ClassRow row, Function<String, String> pageOf) {
        String name = row.name().isBlank() ? row.id() : row.name();
        return new StudentLink(row.id(), ReportText.shortened(name), pageOf.apply(row.id()));
    }
}
