package lowtide.autograder.batch.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a class. */
class ShardTest {

    @Test
    void everyStudentIsInExactlyOneAndTheyAreAboutEqual() {
        long[] sizes = new long[4];
        IntStream.range(0, 1000).mapToObj(i -> "student" + i).forEach(id -> {
            int[] takers = IntStream.rangeClosed(1, 4)
                    .filter(i -> new Shard(i, 4).takes(id))
                    .toArray();
            assertThat(takers).as(id).hasSize(1);
            sizes[takers[0] - 1]++;
        });
        assertThat(LongStream.of(sizes).boxed())
                .allSatisfy(size -> assertThat(size).isBetween(200L, 300L));
    }

    @Test
    void isReadAsItIsWritten() {
        assertThat(Shard.parse("2/3")).isEqualTo(new Shard(2, 3)).hasToString("2/3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1/0", "1/1001", "1", "a/b", "-1/3", "99999999999/1"})
    void otherFormsAreRefusedWithTheRange(String text) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text + ": expected I/N, with N from 1 to 1000 and I from 1 to N.");
    }
}
