package lowtide.cost;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks and prints their medians line by line. */
public final class BenchmarkTable {

    private static final String LESSON = "50 users, 30 days, 10 prompts";
    private static final String LARGE = "500 users, 300 days, 100 prompts";
    private static final String FIGURES = "%-36s %12s %12s %10s%n";

    private BenchmarkTable() {}

    public static void main(String[] args) throws RunnerException {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d cores; medians%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        compareStrategies(LESSON);
        compareStrategies(LARGE);
        compareSizes();
        measurePopulations();
    }

    private static void compareStrategies(String size) throws RunnerException {
        head(size);
        for (String strategy : List.of("no cap", "last 50 messages")) {
            line("taught, " + strategy, "taught", strategy, size);
        }
        for (String model : List.of("corrected", "billed")) {
            for (String strategy :
                    List.of("no cap", "last 50 messages", "last 8000 tokens", "summary + last 30", "retrieve 10")) {
                line(model + ", " + strategy, model, strategy, size);
            }
        }
    }

    private static void compareSizes() throws RunnerException {
        head("corrected, last 50 messages");
        for (String size : List.of(
                LESSON,
                "500 users, 30 days, 10 prompts",
                "5000 users, 30 days, 10 prompts",
                "50000 users, 30 days, 10 prompts",
                "50 users, 300 days, 10 prompts",
                "50 users, 3000 days, 10 prompts",
                "50 users, 30 days, 100 prompts",
                "50 users, 30 days, 1000 prompts",
                "50 users, 30 days, 10000 prompts")) {
            line(size, "corrected", "last 50 messages", size);
        }
    }

    private static void measurePopulations() throws RunnerException {
        System.out.printf("%n" + FIGURES, "a million users for a year", "first time", "later", "");
        for (String model : List.of("corrected", "billed")) {
            for (String users : List.of("alike", "heavy-tailed")) {
                ChainedOptionsBuilder year =
                        of("PopulationBenchmark.year").param("model", model).param("users", users);
                System.out.printf(
                        FIGURES,
                        model + ", " + users,
                        time(median(year.mode(Mode.SingleShotTime))),
                        time(median(year.mode(Mode.AverageTime))),
                        "");
            }
        }
    }

    private static void head(String what) {
        System.out.printf("%n" + FIGURES, what, "closed form", "loop", "ratio");
    }

    private static void line(String title, String model, String strategy, String size) throws RunnerException {
        double closed = median(of("CostBenchmark.closedForm")
                .param("model", model)
                .param("strategy", strategy)
                .param("size", size));
        double loop = median(of("CostBenchmark.loop")
                .param("model", model)
                .param("strategy", strategy)
                .param("size", size));
        System.out.printf(FIGURES, title, time(closed), time(loop), String.format(Locale.ROOT, "%,.0f", loop / closed));
    }

    private static ChainedOptionsBuilder of(String benchmark) {
        return new OptionsBuilder()
                .include("\\." + benchmark.replace(".", "\\.") + "$")
                .verbosity(VerboseMode.SILENT);
    }

    /** Nanoseconds. */
    private static double median(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results =
                new Runner(options.shouldFailOnError(true).build()).run();
        return results.iterator().next().getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static String time(double nanos) {
        if (nanos < 1e6) {
            return String.format(Locale.ROOT, "%,.1f us", nanos / 1e3);
        }
        return String.format(Locale.ROOT, "%,.1f ms", nanos / 1e6);
    }
}
