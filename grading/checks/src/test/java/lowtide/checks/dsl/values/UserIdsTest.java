package lowtide.checks.dsl.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UserIdsTest {

    private static final int SEEDS = 2_000;

    @Test
    void validIdsAreDifferentAndValidWithEverySeed() {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<String> ids = UserIds.valid(new Random(seed), "word").stream()
                    .map(UserIds.Named::id)
                    .toList();

            assertThat(ids)
                    .as("seed " + seed)
                    .hasSize(16)
                    .doesNotHaveDuplicates()
                    .allSatisfy(id -> {
                        assertThat(id).isNotBlank();
                        assertThat(id.length()).isBetween(1, UserIds.LONGEST);
                    });
        }
    }
}
