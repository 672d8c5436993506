package lowtide.checks.document;

/** A document that cannot be read. Its message is one sentence for the student, without a full stop. */
public final class DocumentException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    DocumentException(int line, String message) {
        super(message);
        this.line = Math.max(1, line);
    }

    /** Where, from 1 on. */
    public int line() {
        return line;
    }
}
