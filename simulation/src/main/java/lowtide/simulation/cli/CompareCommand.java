package lowtide.simulation.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.cost.pricing.CostModel;
import lowtide.simulation.report.Comparison;
import lowtide.simulation.report.CsvReport;
import lowtide.simulation.report.JsonReport;
import lowtide.simulation.report.LineChart;
import lowtide.simulation.report.NoFontsException;
import lowtide.simulation.report.Plot;
import lowtide.simulation.report.Terminal;
import lowtide.simulation.report.TextReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Compares strategies for limiting the context with no cap, in dollars over days.")
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private ScenarioOptions scenario;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--saving",
            paramLabel = "PERCENT",
            defaultValue = "50",
            converter = DecimalNumber.Saving.class,
            description = "Show the day on which this percentage of the cumulative cost is saved, above 0 to 100."
                    + " Default: ${DEFAULT-VALUE}.")
    private BigDecimal saving;

    @Option(
            names = "--budget",
            paramLabel = "DOLLARS",
            converter = DecimalNumber.Dollars.class,
            description = "Show the day on which the cumulative cost exceeds this budget, above 0.")
    private Optional<BigDecimal> budget;

    @Option(
            names = "--price",
            paramLabel = "DOLLARS",
            converter = DecimalNumber.Dollars.class,
            description = "Show which caps are profitable if each user pays this per 30 days, above 0.")
    private Optional<BigDecimal> price;

    @ArgGroup
    private Format format = new Format();

    /** Mutually exclusive options. */
    static final class Format {
        @Option(names = "--json", description = "Print JSON instead of text.")
        private boolean json;

        @Option(names = "--csv", description = "Print comma-separated values, one line per day.")
        private boolean csv;

        @Option(names = "--no-chart", description = "Omit the chart from the text.")
        private boolean noChart;
    }

    @Option(names = "--png", paramLabel = "FILE", description = "Also write the chart to a PNG file.")
    private Optional<Path> png;

    @Option(names = "--svg", paramLabel = "FILE", description = "Also write the chart to an SVG file.")
    private Optional<Path> svg;

    @Override
    public Integer call() {
        Comparison comparison = comparison();
        Optional<Comparison> against = model.against().map(this::comparison);
        Terminal.print(out(), text(comparison, against));
        boolean drawn = png.map(file -> draw(comparison, file, Plot::writePng)).orElse(true)
                & svg.map(file -> draw(comparison, file, Plot::writeSvg)).orElse(true);
        return drawn ? 0 : 1;
    }

    /**
     * The comparison that the options define.
     *
     * @throws ParameterException if the options are inconsistent or the figures become too large
     */
    Comparison comparison() {
        return comparison(model.model());
    }

    private Comparison comparison(CostModel costModel) {
        try {
            return Comparison.of(
                    scenario.scenario(costModel),
                    scenario.strategies(),
                    new Comparison.Questions(saving, budget, price));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        } catch (ArithmeticException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "A single user would send more than 2^63 tokens, which is too many to count exactly. Reduce --days,"
                            + " --prompts or --message-tokens.",
                    e);
        }
    }

    private List<String> text(Comparison comparison, Optional<Comparison> against) {
        if (format.json) {
            JsonReport report = new JsonReport();
            return List.of(against.map(other -> report.of(comparison, other)).orElseGet(() -> report.of(comparison)));
        }
        if (format.csv) {
            return new CsvReport().of(comparison);
        }
        Optional<LineChart> chart = format.noChart ? Optional.empty() : Optional.of(Terminal.chart());
        return new TextReport(chart).of(comparison, against);
    }

    private interface Drawing {
        void write(Plot plot, OutputStream out) throws IOException;
    }

    private boolean draw(Comparison comparison, Path file, Drawing drawing) {
        PrintWriter err = command.commandLine().getErr();
        try {
            Plot plot = Plot.of(comparison);
            try (OutputStream out = Files.newOutputStream(file)) {
                drawing.write(plot, out);
            }
            return true;
        } catch (NoFontsException e) {
            err.println("Cannot draw " + file + ": " + e.getMessage());
        } catch (IOException e) {
            err.println("Cannot write " + file + ": " + e);
        }
        err.flush();
        return false;
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
