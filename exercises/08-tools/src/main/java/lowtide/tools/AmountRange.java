package lowtide.tools;

import java.util.Map;
import java.util.Optional;

/**
 * What a tool takes beside a name. Given with the exercise.
 *
 * @param field the name of the field for a number
 * @param max the greatest valid number; the smallest is 0
 */
public record AmountRange(String field, int max) {

    private static final Map<String, AmountRange> BY_TOOL =
            Map.of("log_food", new AmountRange("calories", 10_000), "log_workout", new AmountRange("minutes", 1_440));

    /** The range of the tool with this name; empty if there is no such tool. */
    public static Optional<AmountRange> of(String tool) {
        return Optional.ofNullable(BY_TOOL.get(tool));
    }
}
