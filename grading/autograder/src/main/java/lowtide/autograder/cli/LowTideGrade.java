package lowtide.autograder.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command {@code lowtide-grade} with its subcommands. */
@Command(
        name = "lowtide-grade",
        description = "Grades Low Tide submissions.",
        versionProvider = LowTideGrade.Version.class,
        subcommands = {
            GradeCommand.class,
            ClassCommand.class,
            MergeCommand.class,
            ExplainCommand.class,
            OralCommand.class,
            RubricCommand.class,
            Classroom50Command.class,
            BuildCommand.class
        })
public final class LowTideGrade {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the kit's version and exit.")
    private boolean version;

    /** The command line, ready to be executed. */
    public static CommandLine commandLine() {
        return new CommandLine(new LowTideGrade())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, LowTideGrade::path)
                .setParameterExceptionHandler(LowTideGrade::reportWrongOption)
                .setExecutionExceptionHandler(LowTideGrade::reportFailure);
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException unmappable) {
            throw new TypeConversionException("'" + value + "': " + OptionValue.UNMAPPABLE);
        }
    }

    /** A file that cannot be read or written is a warning; anything else is a failure of the program. */
    private static int reportFailure(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (!(failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof InterruptedException)) {
            throw failure;
        }
        String reason = failure instanceof FileSystemException ? failure.toString() : failure.getMessage();
        command.getErr().println(reason);
        if (command.getCommand() instanceof BuildCommand build) {
            build.leaveReason(reason);
        }
        return ExitCode.WARNING;
    }

    private static int reportWrongOption(ParameterException wrong, String[] arguments) throws IOException {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        if (command.getCommand() instanceof BuildCommand build) {
            build.leaveReason(
                    wrong.getMessage()); // no hint at --help: on Maven's command line the options have other names
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

    /** The exit codes of the commands. 1 is picocli's code for a failure of the program itself. */
    static final class ExitCode {

        static final int DONE = 0;
        static final int WRONG_OPTION = 2;
        static final int WARNING = 3;

        private ExitCode() {}
    }
}
