package lowtide.simulation.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What context costs when there are many users: the command line. */
@Command(
        name = "lowtide-simulation",
        mixinStandardHelpOptions = true,
        version = "Low Tide simulation 1.0.0",
        description = "What context costs when there are many users.",
        subcommands = {CompareCommand.class, QuizCommand.class})
public final class LowTideSimulation {

    /** Ends the JVM with 0, with 1 if a picture could not be made, or with 2 if the options make no sense. */
    public static void main(String[] args) {
        // Pictures are drawn into memory; without this a desktop would show an application starting.
        System.setProperty("java.awt.headless", "true");
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, Terminal.charset());
        System.exit(commandLine().setOut(out).execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LowTideSimulation()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
