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

/** What context costs when there are many users: the command line. */
@Command(
        name = "lowtide-simulation",
        mixinStandardHelpOptions = true,
        version = "Low Tide simulation 1.0.0",
        description = "What context costs when there are many users.",
        subcommands = {CompareCommand.class, QuizCommand.class, MeasureCommand.class, PageCommand.class})
public final class LowTideSimulation implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    /** Ends the JVM with 0, with 1 if a picture could not be made or an agent not measured, or with 2 if the options make no sense. */
    public static void main(String[] args) {
        // Pictures are drawn into memory; without this a desktop would show an application starting.
        System.setProperty("java.awt.headless", "true");
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, Terminal.charset());
        System.exit(commandLine().setOut(out).execute(args));
    }

    /** Without a subcommand there is nothing to do but to name them. */
    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    static CommandLine commandLine() {
        return new CommandLine(new LowTideSimulation()).setParameterExceptionHandler(LowTideSimulation::explain);
    }

    /** One sentence and where to read on, rather than the whole of the help. */
    private static int explain(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println(mistake.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, command.getErr());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
