package lowtide.autograder.report.export;

/**
 * By which a learning platform identifies a student on import. Unknown parts are empty.
 *
 * @param username the name with which the student logs in
 * @param orgDefinedId the student number, as Brightspace calls it
 */
public record Account(String username, String orgDefinedId) {

    /** Nothing is known. */
    static final Account UNKNOWN = new Account("", "");
}
