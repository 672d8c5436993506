package lowtide.autograder.cli;

/** What a command ends with; 1 is picocli's code for a fault of the program itself. */
final class ExitCode {

    static final int DONE = 0;
    static final int WRONG_OPTION = 2;
    static final int LOOK_AT_IT = 3;

    private ExitCode() {}
}
