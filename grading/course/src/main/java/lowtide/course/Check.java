package lowtide.course;

import java.util.List;

/**
 * One check of a stage.
 *
 * @param id stage number and letter, such as {@code 1A} or {@code 16E}
 * @param title the sentence that the check proves
 * @param points whole points, all or nothing
 * @param core whether it tests the fix that the lesson teaches; the other checks test what breaks in production
 * @param requires ids of checks of the same stage that must pass first; if one of them fails, this check is not reached
 *     and earns nothing
 * @param topics ids of what the check proves together with checks of other stages, as {@link Course.Topics} has them
 * @param why the reason why it matters in production
 * @param hints each gives more detail than the previous one
 */
public record Check(
        String id,
        String title,
        int points,
        boolean core,
        List<String> requires,
        List<String> topics,
        String why,
        List<String> hints) {

    /** What the hints are for, in their order. */
    public static final List<String> HINT_NAMES = List.of("where to look", "what to do", "nearly the answer");

    /** Copies the lists; a list that the file leaves out is empty. */
    public Check {
        requires = requires == null ? List.of() : List.copyOf(requires);
        topics = topics == null ? List.of() : List.copyOf(topics);
        hints = hints == null ? List.of() : List.copyOf(hints);
    }

    /** The hint that a failed check shows. */
    public String firstHint() {
        return hints.get(0);
    }
}
