package lowtide.simulation.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * The result of a command line.
 *
 * @param exit the exit status
 * @param out  standard output, with line feeds on every system
 * @param err  standard error
 */
public record CommandLineRun(int exit, String out, String err) {

    /** Runs a command line such as "compare --users 50" in this JVM, without colours. */
    public static CommandLineRun of(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = LowTideSimulation.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int exit = command.execute(line.isBlank() ? new String[0] : line.strip().split(" +"));
        return new CommandLineRun(exit, withLineFeeds(out), withLineFeeds(err));
    }

    private static String withLineFeeds(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
