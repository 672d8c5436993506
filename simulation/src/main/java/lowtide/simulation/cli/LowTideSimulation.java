package lowtide.simulation.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import lowtide.simulation.report.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the simulation. */
@Command(
        name = "lowtide-simulation",
        mixinStandardHelpOptions = true,
        version = "Low Tide simulation 1.0.0",
        description = "Computes what an agent's context costs with many users.",
        subcommands = {CompareCommand.class, QuizCommand.class, MeasureCommand.class, PageCommand.class})
public final class LowTideSimulation implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    /**
     * Runs a command and ends the JVM with its exit status: 0; 1 if a chart cannot be written or an agent cannot be
     * measured; 2 if the options are invalid.
     */
    public static void main(String[] args) {
        // Charts are drawn into memory. Without this property, a desktop would show an icon for a starting application.
        System.setProperty("java.awt.headless", "true");
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, Terminal.charset());
        System.exit(commandLine().setOut(out).execute(args));
    }

    /** Prints the usage if there is no subcommand. */
    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    static CommandLine commandLine() {
        return new CommandLine(new LowTideSimulation()).setParameterExceptionHandler(LowTideSimulation::explain);
    }

    /** Prints the error and how to get help, instead of the full usage. */
    private static int explain(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        command.getErr().println(error.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(error, command.getErr());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
