package lowtide.autograder.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** All the commands. */
@Command(
        name = "lowtide-grade",
        description = "Grades Low Tide submissions.",
        versionProvider = LowTideGrade.Version.class,
        subcommands = {
            GradeCommand.class,
            ClassCommand.class,
            MergeCommand.class,
            ExplainCommand.class,
            BuildCommand.class
        })
public final class LowTideGrade {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this and exit.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the kit's version and exit.")
    private boolean version;

    /** The commands, ready to be executed. */
    public static CommandLine commandLine() {
        return new CommandLine(new LowTideGrade())
                .setParameterExceptionHandler(LowTideGrade::sayWhatIsWrong)
                .setExecutionExceptionHandler(LowTideGrade::sayWhatHappened);
    }

    /** What cannot be read or written is for a person to look at; anything else is a fault of the program. */
    private static int sayWhatHappened(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (!(failure instanceof IOException || failure instanceof InterruptedException)) {
            throw failure;
        }
        String what = failure instanceof FileSystemException ? failure.toString() : failure.getMessage();
        command.getErr().println(what);
        if (command.getCommand() instanceof BuildCommand build) {
            build.leaveReason(what);
        }
        return ExitCode.LOOK_AT_IT;
    }

    private static int sayWhatIsWrong(ParameterException wrong, String[] arguments) throws IOException {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        if (command.getCommand() instanceof BuildCommand build) {
            build.leaveReason(wrong.getMessage()); // the options have other names on Maven's command line
        } else {
            command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.WRONG_OPTION;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            return new String[] {"Low Tide " + KitFingerprint.runningVersion()};
        }
    }
}
