package lowtide.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lowtide.cost.context.Strategy;
import lowtide.cost.pricing.CostModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Computes the dollars of every day of a strategy, with its closed form and with a loop over all requests. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 15, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class CostBenchmark {

    @Param("")
    public String model;

    @Param("")
    public String strategy;

    /** Such as "50 users, 30 days, 10 prompts". */
    @Param("")
    public String size;

    private Strategy selected;
    private Scenario scenario;
    private NaiveLoop loop;

    @Setup
    public void setUp() {
        long[] figures = List.of(size.split(", ")).stream()
                .mapToLong(part -> Long.parseLong(part.split(" ")[0]))
                .toArray();
        CostModel charged = Compared.model(model);
        selected = Compared.strategy(strategy);
        scenario = new Scenario(new EvenPopulation(figures[0], figures[2]), (int) figures[1], charged);
        loop = new NaiveLoop(figures[0], figures[2], (int) figures[1], charged);
        List<BigDecimal> closed = closedForm();
        List<BigDecimal> looped = loop();
        for (int day = 0; day < closed.size(); day++) {
            if (closed.get(day).compareTo(looped.get(day)) != 0) {
                throw new IllegalStateException("the loop has another result on day " + (day + 1));
            }
        }
    }

    @Benchmark
    public List<BigDecimal> closedForm() {
        return scenario.run(selected).cumulative();
    }

    @Benchmark
    public List<BigDecimal> loop() {
        return loop.cumulative(selected);
    }
}
