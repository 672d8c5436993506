package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.Shard;
import org.junit.jupiter.api.Test;

/** Shards that are merged are one run. */
class ShardMergeTest extends LightClassFixture {

    @Test
    void shardsMergeToTheBytesOfOneRun() throws Exception {
        run("whole", 2);
        List<Path> shards = new ArrayList<>();
        for (int i = 3; i >= 1; i--) {
            Path out = temporary.resolve("shard" + i);
            LightClass.run(delivered, out, LightClass.settings(7, new Shard(i, 3)), 2, LightClass.Reading::new);
            shards.add(out);
        }

        ClassSummary summary =
                ShardMerge.merge(shards, temporary.resolve("merged"), "", LightClass.options(Adjustments.NONE));

        assertThat(summary.submissions()).isEqualTo(STUDENTS);
        assertThat(output("merged")).isEqualTo(output("whole"));
    }

    @Test
    void aShardMayBeEmpty() throws Exception {
        Path small = temporary.resolve("small");
        LightClass.deliver(small, "ada", 3);
        LightClass.deliver(small, "bob", 0);
        for (int i = 1; i <= 2; i++) {
            LightClass.run(
                    small,
                    temporary.resolve("shard" + i),
                    LightClass.settings(7, new Shard(i, 2)),
                    1,
                    LightClass.Reading::new);
        }
        LightClass.run(small, temporary.resolve("whole"), WHOLE, 1, LightClass.Reading::new);

        ShardMerge.merge(
                List.of(temporary.resolve("shard1"), temporary.resolve("shard2")),
                temporary.resolve("merged"),
                "",
                LightClass.options(Adjustments.NONE));

        assertThat(new Shard(1, 2).takes("ada") || new Shard(1, 2).takes("bob"))
                .as("anybody in the first")
                .isFalse();
        assertThat(output("merged")).isEqualTo(output("whole"));
    }

    @Test
    void shardsThatAreNotAllThereAreNotMerged() throws Exception {
        shard(1, 7);
        shard(2, 7);
        shard(3, 8);

        assertThatThrownBy(() -> merge("shard1", "shard2")).hasMessageContaining("shard 1/3, but 2 folders were given");
        assertThatThrownBy(() -> merge("shard1", "shard1", "shard2")).hasMessageContaining("Another process");
        assertThatThrownBy(() -> merge("shard1", "shard2", "shard3")).hasMessageContaining("shard3 has seed 8, not 7");
        assertThatThrownBy(() -> merge("shard1", "shard2", "nowhere"))
                .hasMessageContaining("nowhere does not hold a class run");
    }

    @Test
    void aShardThatIsNotFinishedIsNotMerged() throws Exception {
        shard(1, 7);
        shard(2, 7);
        shard(3, 7);
        Files.delete(temporary.resolve("shard2/.complete"));

        assertThatThrownBy(() -> merge("shard1", "shard2", "shard3"))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("shard2 is not finished");
    }

    @Test
    void shardsOfDifferentClassesAreNotMerged() throws Exception {
        shard(1, 7);
        shard(2, 7);
        LightClass.deliver(delivered, "late", 3);
        shard(3, 7);

        assertThatThrownBy(() -> merge("shard1", "shard2", "shard3"))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("another class");
    }

    private void shard(int number, long seed) throws Exception {
        LightClass.run(
                delivered,
                temporary.resolve("shard" + number),
                LightClass.settings(seed, new Shard(number, 3)),
                1,
                LightClass.Reading::new);
    }

    private void merge(String... shards) throws Exception {
        ShardMerge.merge(
                Stream.of(shards).map(temporary::resolve).toList(),
                temporary.resolve("merged"),
                "",
                LightClass.options(Adjustments.NONE));
    }
}
