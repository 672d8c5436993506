package lowtide.desk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command {@code lab} with its subcommands. */
@Command(
        name = "lab",
        description = "Checks your exercises, and says what to do next. Without a command, it watches.",
        sortOptions = false)
final class Lab implements Callable<Integer> {

    /** The exit code after a request that could not be fulfilled. */
    static final int REFUSED = 3;

    private static final int WRONG_OPTION = 2;

    private final Callable<Integer> watch;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    private Lab(Callable<Integer> watch) {
        this.watch = watch;
    }

    /** The command line, ready to be executed. */
    static CommandLine commandLine(Desk desk) {
        WatchCommand watch = new WatchCommand(desk);
        CommandLine line = new CommandLine(new Lab(watch)).setCommandName(desk.lab());
        for (Object command : List.of(
                watch,
                new CheckCommand(desk),
                new ListCommand(desk),
                new HintCommand(desk),
                new NextCommand(desk),
                new QuizCommand(desk),
                new ShowCommand(desk),
                new ResetCommand(desk),
                new SolutionCommand(desk),
                new ChatCommand(desk),
                new DoctorCommand(desk))) {
            line.addSubcommand(command);
        }
        return line.setParameterExceptionHandler(Lab::reportWrongOption)
                .setExecutionExceptionHandler(Lab::reportFailure);
    }

    @Override
    public Integer call() throws Exception {
        return watch.call();
    }

    private static int reportWrongOption(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_OPTION;
    }

    private static int reportFailure(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof NoSuchName wrong) {
            return reportWrongOption(new ParameterException(command, wrong.getMessage()), new String[0]);
        } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            command.getErr()
                    .println(failure instanceof UncheckedIOException ? failure.getMessage() : failure.toString());
            return REFUSED;
        }
        throw failure;
    }
}
