package lowtide.autograder.cli;

/** The exit codes of the commands. 1 is picocli's code for a failure of the program itself. */
final class ExitCode {

    static final int DONE = 0;
    static final int WRONG_OPTION = 2;
    static final int WARNING = 3;

    private ExitCode() {}
}
