package lowtide.cost;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Strategy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Compares no cap and a cap of 20 for a million users over a year of 15 prompts a day, including drawing the users, the
 * distribution of the cost, and the largest profitable cap.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SingleShotTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 3)
public class PopulationBenchmark {

    @Param({"alike", "heavy-tailed"})
    public String users;

    @Param("")
    public String model;

    @Benchmark
    public void year(Blackhole results) {
        Population population =
                users.equals("alike") ? new EvenPopulation(1_000_000, 15) : new HeavyTailedPopulation(1_000_000, 15, 1);
        Scenario scenario = new Scenario(population, 365, Compared.model(model));
        for (Strategy strategy : new Strategy[] {new NoCap(), new LastMessages(20)}) {
            results.consume(scenario.run(strategy));
            if (population instanceof HeavyTailedPopulation) {
                results.consume(scenario.distribution(strategy));
            }
        }
        results.consume(scenario.profitableCap(BigDecimal.TEN));
    }
}
