package lowtide.autograder.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.benchmark.ShardQueue.HandIn;
import lowtide.autograder.benchmark.ShardQueue.Outage;
import lowtide.autograder.benchmark.ShardQueue.Outcome;
import org.junit.jupiter.api.Test;

/** Classes so small that the waits are computed by hand. */
class ShardQueueTest {

    /** With one worker, results come at 10, 20, 30 and 50. */
    private static final List<HandIn> FOUR =
            List.of(new HandIn("d", 40, 10), new HandIn("a", 0, 10), new HandIn("c", 12, 10), new HandIn("b", 5, 10));

    @Test
    void whoComesWhileOthersAreGradedWaitsForThem() {
        Outcome outcome = new ShardQueue(1, 1, Optional.empty()).grade(FOUR);

        assertThat(outcome).isEqualTo(new Outcome(List.of(10L, 10L, 15L, 18L), 50, 40));
        assertThat(List.of(outcome.percentile(50), outcome.percentile(95), outcome.percentile(100)))
                .containsExactly(10L, 18L, 18L);
    }

    /** The second is lost at 15 and starts again at 25, so results come at 10, 35, 45 and 55. */
    @Test
    void whatALostMachineWasGradingIsGradedAgain() {
        Outcome outcome = new ShardQueue(1, 1, Optional.of(new Outage(15, 25))).grade(FOUR);

        assertThat(outcome).isEqualTo(new Outcome(List.of(10L, 15L, 30L, 33L), 45, 45));
    }

    @Test
    void aMachineThatIsLostWhileNobodyWaitsCostsNothingButItsTime() {
        Outcome outcome = new ShardQueue(1, 1, Optional.of(new Outage(30, 40))).grade(FOUR);

        assertThat(outcome).isEqualTo(new Outcome(List.of(10L, 10L, 15L, 18L), 40, 40));
    }

    /** With two workers, results come at 10, 15, 22 and 50. */
    @Test
    void twoWorkersGradeTwoAtATime() {
        Outcome outcome = new ShardQueue(1, 2, Optional.empty()).grade(FOUR);

        assertThat(outcome).isEqualTo(new Outcome(List.of(10L, 10L, 10L, 10L), 50, 20));
    }

    @Test
    void aShardHelpsNoOther() {
        List<String> ofFirst = IntStream.range(0, 100)
                .mapToObj(String::valueOf)
                .filter(new Shard(1, 2)::takes)
                .limit(2)
                .toList();
        String ofSecond = IntStream.range(0, 100)
                .mapToObj(String::valueOf)
                .filter(new Shard(2, 2)::takes)
                .findFirst()
                .orElseThrow();
        ShardQueue two = new ShardQueue(2, 1, Optional.empty());

        assertThat(two.grade(List.of(new HandIn(ofFirst.get(0), 0, 10), new HandIn(ofSecond, 0, 10))))
                .isEqualTo(new Outcome(List.of(10L, 10L), 20, 20));
        assertThat(two.grade(List.of(new HandIn(ofFirst.get(0), 0, 10), new HandIn(ofFirst.get(1), 0, 10))))
                .isEqualTo(new Outcome(List.of(10L, 20L), 40, 20));
    }

    @Test
    void aSeedGivesTheSameClassOfWhichHalfComesInTheLastHour() {
        List<Long> measured = QueueBenchmark.measured(List.of("id,milliseconds", "b,300", "\"a,b\",100"));
        List<HandIn> handIns = QueueBenchmark.handIns(1000, measured, 1);

        assertThat(measured).containsExactly(100L, 300L);
        assertThat(handIns)
                .isEqualTo(QueueBenchmark.handIns(1000, measured, 1))
                .isNotEqualTo(QueueBenchmark.handIns(1000, measured, 2))
                .allSatisfy(each -> assertThat(each.at()).isBetween(0L, QueueBenchmark.DEADLINE));
        assertThat(handIns.stream()
                        .filter(each -> each.at() > QueueBenchmark.DEADLINE - 3_600_000)
                        .count())
                .isBetween(450L, 550L);
    }
}
