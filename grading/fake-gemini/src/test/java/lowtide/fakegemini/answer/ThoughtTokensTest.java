package lowtide.fakegemini.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Thought tokens")
class ThoughtTokensTest {

    private final GeminiRequest request = Requests.said("Hello");

    @Test
    @DisplayName("are 16 to 271 and vary from request to request")
    void vary() {
        assertThat(counts(7)).allMatch(count -> count >= 16 && count <= 271);
        assertThat(counts(7).stream().distinct()).hasSizeGreaterThan(100);
    }

    @Test
    @DisplayName("are the same for the same seed and differ for another")
    void dependOnTheSeed() {
        assertThat(counts(7)).isEqualTo(counts(7)).isNotEqualTo(counts(8));
    }

    @Test
    @DisplayName("are 0 if the client switched thinking off")
    void canBeSwitchedOff() {
        assertThat(new ThoughtTokens(7).of(withBudget(0))).isZero();
        assertThat(new ThoughtTokens(7).of(withBudget(8))).isPositive();
    }

    @Test
    @DisplayName("keep to the thinking budget, unless it is left to the model, and to the limit for output tokens")
    void keepToTheBudget() {
        ThoughtTokens thoughts = new ThoughtTokens(7);

        assertThat(thoughts.of(withBudget(8))).isEqualTo(8);
        assertThat(thoughts.of(withBudget(-1))).isEqualTo(thoughts.of(withBudget(1_000)));
        assertThat(thoughts.of(Requests.withGeneration(
                        new Generation(OptionalDouble.empty(), OptionalInt.of(5), OptionalInt.empty()),
                        Requests.user("Hello"))))
                .isEqualTo(5);
    }

    private List<Integer> counts(long seed) {
        ThoughtTokens thoughts = new ThoughtTokens(seed);
        return IntStream.range(0, 1_000)
                .mapToObj(i -> thoughts.of(request.withIndex(i)))
                .toList();
    }

    private static GeminiRequest withBudget(int budget) {
        return Requests.withGeneration(
                new Generation(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.of(budget)),
                Requests.user("Hello"));
    }
}
