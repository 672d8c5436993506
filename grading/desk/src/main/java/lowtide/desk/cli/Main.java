package lowtide.desk.cli;

import java.util.Locale;
import lowtide.desk.terminal.Screen;

/** The entry point of the student's desk. */
public final class Main {

    private Main() {}

    /** Exits with 0 if it did what was asked, with 2 for wrong options, and with 3 if it could not. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ENGLISH);
        int exitCode;
        try (Screen screen = Screen.ofSystem()) {
            exitCode = Lab.commandLine(Desk.ofSystem(screen, arguments))
                    .setOut(screen.writer(System.out))
                    .setErr(screen.writer(System.err))
                    .execute(arguments);
        }
        System.exit(exitCode);
    }
}
