package lowtide.simulation.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.cost.pricing.PriceList;
import lowtide.fakegemini.FakeGemini;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.UnusableAgentException;
import lowtide.simulation.measure.Measurement;
import lowtide.simulation.measure.Variation;
import lowtide.simulation.measure.Workload;
import lowtide.simulation.report.JsonReport;
import lowtide.simulation.report.LineChart;
import lowtide.simulation.report.MeasuredComparison;
import lowtide.simulation.report.Terminal;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description =
                "Runs a real agent against FakeGemini, adds up its cost, and compares it with the cost models. The"
                        + " days pass only on the agent's clock. Ctrl+C ends it and prints what was measured.")
final class MeasureCommand implements Callable<Integer> {

    private static final int NOT_MEASURED = 1;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--agent",
            paramLabel = "AGENT",
            defaultValue = "broken",
            description =
                    "broken, or the folder of a stage such as exercises/02-user-isolation, which is compiled first."
                            + " Default: ${DEFAULT-VALUE}.")
    private String agent;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "3",
            converter = WholeNumber.MeasuredUsers.class,
            description = "1 to 1,000. Default: ${DEFAULT-VALUE}.")
    private long users;

    @Option(
            names = "--prompts",
            paramLabel = "N",
            defaultValue = "5",
            converter = WholeNumber.MeasuredPrompts.class,
            description = "Prompts a day of each user, 1 to 1,000. Default: ${DEFAULT-VALUE}.")
    private long prompts;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "10",
            converter = WholeNumber.MeasuredDays.class,
            description = "1 to 365. Default: ${DEFAULT-VALUE}.")
    private long days;

    @Option(
            names = "--message-tokens",
            paramLabel = "N",
            defaultValue = "500",
            converter = WholeNumber.MeasuredMessageTokens.class,
            description = "Tokens of each question and reply, 10 to 8,000. Default: ${DEFAULT-VALUE}.")
    private long messageTokens;

    @Option(
            names = "--cap",
            paramLabel = "N",
            defaultValue = "20",
            converter = WholeNumber.Kept.class,
            description = "The cap in the cost models. Default: ${DEFAULT-VALUE}.")
    private long cap;

    @ArgGroup
    private Format format = new Format();

    /** Mutually exclusive options. */
    static final class Format {
        @Option(names = "--json", description = "Print JSON instead of text.")
        private boolean json;

        @Option(names = "--no-chart", description = "Omit the chart from the text.")
        private boolean noChart;
    }

    @Override
    public Integer call() {
        AgentSource source;
        Workload workload;
        try {
            source = AgentSource.named(agent);
        } catch (UnusableAgentException e) {
            throw new ParameterException(command.commandLine(), "--agent: " + e.getMessage(), e);
        }
        try {
            workload = new Workload((int) users, (int) days, (int) prompts, (int) messageTokens);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--users and --prompts: " + e.getMessage(), e);
        }
        PrintWriter err = command.commandLine().getErr();
        try (Interruption interruption = Interruption.watch();
                FakeGemini gemini = FakeGemini.start();
                CompiledAgent compiled = CompiledAgent.of(source)) {
            TerminalProgress first = new TerminalProgress(bar(), interruption);
            Measurement measurement = Measurement.of(gemini, compiled, workload, first);
            first.clear();
            TerminalProgress second = new TerminalProgress(bar(), interruption);
            Optional<Variation> variation = measurement.varied(gemini, compiled, second);
            second.clear();
            MeasuredComparison comparison = MeasuredComparison.of(
                    measurement, variation, PriceList.bundled().of(PriceList.DEFAULT_MODEL), cap);
            Terminal.print(
                    command.commandLine().getOut(),
                    format.json ? List.of(new JsonReport().of(comparison)) : comparison.lines(chart()));
            return 0;
        } catch (UnusableAgentException e) {
            err.println(agent + " cannot be measured. " + e.getMessage());
            err.flush();
            return NOT_MEASURED;
        }
    }

    /** Only in a terminal, not in a file. */
    private Optional<ProgressBar> bar() {
        return Ansi.AUTO.enabled()
                ? Optional.of(new ProgressBar(command.commandLine().getErr(), InstantSource.system()))
                : Optional.empty();
    }

    private Optional<LineChart> chart() {
        return format.noChart ? Optional.empty() : Optional.of(Terminal.chart());
    }
}
