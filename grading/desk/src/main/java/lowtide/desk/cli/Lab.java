package lowtide.desk.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lowtide.course.language.LanguageChoice;
import lowtide.desk.language.LanguageOption;
import lowtide.desk.language.Messages;
import lowtide.desk.language.UsageErrorHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code lab} with its subcommands. */
@Command(name = "lab", sortOptions = false)
final class Lab implements Callable<Integer> {

    /** The exit code after a request that could not be fulfilled. */
    static final int REFUSED = 3;

    private final Desk desk;
    private final Callable<Integer> watch;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "help.option.help")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private Lab(Desk desk, Callable<Integer> watch) {
        this.desk = desk;
        this.watch = watch;
    }

    /** Remembers a language; this command speaks it already. */
    @Option(
            names = LanguageOption.NAME,
            paramLabel = "LANGUAGE",
            scope = ScopeType.INHERIT,
            descriptionKey = "help.option.lang")
    private void language(String code) {
        Locale language = LanguageChoice.language(code)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), desk.messages().text("wrong.language", code, LanguageChoice.codes())));
        desk.state().update(state -> state.withLanguage(language.getLanguage()));
    }

    /** The command line, ready to be executed. */
    static CommandLine commandLine(Desk desk) {
        WatchCommand watch = new WatchCommand(desk);
        CommandLine line = new CommandLine(new Lab(desk, watch)).setCommandName(desk.lab());
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
        describe(line, "lab", desk.messages());
        line.getSubcommands().forEach((name, command) -> describe(command, name, desk.messages()));
        UsageErrorHandler usageErrors = new UsageErrorHandler(desk.messages());
        return line.setResourceBundle(desk.messages().bundle())
                .setParameterExceptionHandler(usageErrors)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> reportFailure(failure, command, usageErrors));
    }

    private static void describe(CommandLine command, String name, Messages messages) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.synopsisHeading(messages.label("help.usage"));
        usage.commandListHeading(messages.text("help.commands") + "%n");
        if (messages.bundle().containsKey("help." + name)) {
            usage.description(messages.text("help." + name));
        }
    }

    @Override
    public Integer call() throws Exception {
        return watch.call();
    }

    private static int reportFailure(Exception failure, CommandLine command, UsageErrorHandler usageErrors)
            throws Exception {
        if (failure instanceof NoSuchName noSuchName) {
            return usageErrors.handleParseException(
                    new ParameterException(command, noSuchName.getMessage()), new String[0]);
        } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            command.getErr()
                    .println(failure instanceof UncheckedIOException ? failure.getMessage() : failure.toString());
            return REFUSED;
        }
        throw failure;
    }
}
