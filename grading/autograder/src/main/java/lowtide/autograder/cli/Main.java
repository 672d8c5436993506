package lowtide.autograder.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The entry point of the grader. */
public final class Main {

    private Main() {}

    /** Exits with 0 if everything succeeded, with 2 for wrong options, and with 3 after a warning. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ENGLISH); // reports are byte-identical on every machine
        System.exit(LowTideGrade.commandLine()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }
}
