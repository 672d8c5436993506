package lowtide.desk.cli;

/** The student has named a stage or a check that is not there. The message lists those that are. */
final class NoSuchName extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoSuchName(String message) {
        super(message);
    }
}
