package lowtide.checks.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import org.junit.jupiter.api.Test;

class RequestDifferenceTest {

    private static final String NOTES = "The user likes long walks and short answers. ".repeat(20);

    @Test
    void requestsThatDifferInTheirMessagesOnlyAreAlike() {
        assertThat(differ(List.of(NOTES, "I ate a salad"), List.of(NOTES, "I ate a pear, and one more pear")))
                .isFalse();
    }

    @Test
    void aDateACountAndAnIdMayDiffer() {
        assertThat(differ(
                        List.of(
                                "At 2026-03-02T08:00:00Z, call 9, 0b0f3a52-4a52-4c22-9d3a-1f6f3d1f9a11. " + NOTES,
                                "pear"),
                        List.of(
                                "At 2026-11-29T21:17:42Z, call 10, c9a6f0f4-77b1-4c0e-8e5d-2a5c77aa9e42. " + NOTES,
                                "fig")))
                .isFalse();
    }

    @Test
    void hundredCharactersMayBeOthersOrMore() {
        assertThat(differ(List.of(NOTES + "a".repeat(100), "pear"), List.of(NOTES + "b".repeat(100), "pear")))
                .isFalse();
        assertThat(differ(List.of(NOTES + "a".repeat(101), "pear"), List.of(NOTES + "b".repeat(101), "pear")))
                .isTrue();
        assertThat(differ(List.of(NOTES, "pear"), List.of("c".repeat(201) + NOTES, "pear")))
                .isTrue();
    }

    @Test
    void anotherTextOfTheSameLengthDiffersInAnyForm() {
        String one = words(1);
        String other = words(2);

        assertThat(differ(List.of(one, "pear"), List.of(other, "pear"))).isTrue();
        assertThat(differ(numbers(one), numbers(other))).isTrue();
    }

    @Test
    void editsAreRemovalsAndInsertions() {
        assertThat(RequestDifference.edits("", "")).isZero();
        assertThat(RequestDifference.edits("salad", "salad")).isZero();
        assertThat(RequestDifference.edits("salad", "salat")).isEqualTo(2);
        assertThat(RequestDifference.edits("abcabba", "cbabac")).isEqualTo(5); // the paper's own example
        assertThat(RequestDifference.edits("", "pear")).isEqualTo(4);
        assertThat(RequestDifference.edits("pear", "")).isEqualTo(4);
        assertThat(RequestDifference.edits("a".repeat(500), "")).isGreaterThan(200);
    }

    private static String words(int seed) {
        return IntStream.range(0, 40)
                .mapToObj(i -> Integer.toString((i + 7) * (seed + 3) * 7_919, 36))
                .collect(Collectors.joining(" "));
    }

    private static List<String> numbers(String text) {
        return text.chars().mapToObj(String::valueOf).toList();
    }

    /** The last text of each is its message. */
    private static boolean differ(List<String> texts, List<String> otherTexts) {
        return RequestDifference.isLarge(
                request(texts), texts.subList(texts.size() - 1, texts.size()),
                request(otherTexts), otherTexts.subList(otherTexts.size() - 1, otherTexts.size()));
    }

    private static GeminiRequest request(List<String> texts) {
        return new GeminiRequest(
                0,
                "gemini-2.5-flash",
                "generateContent",
                Optional.empty(),
                List.of(),
                List.of(),
                new Generation(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty()),
                texts);
    }
}
