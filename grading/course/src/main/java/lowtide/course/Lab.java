package lowtide.course;

import java.util.List;

/**
 * A group of stages that are scored together.
 *
 * @param number from 0
 * @param title a few words
 * @param stages in the order of their numbers; empty while the lab is not written yet
 */
public record Lab(int number, String title, List<Stage> stages) {

    /** The lab that {@code -Drequire} applies to unless another one is named. */
    public static final int DEFAULT = 1;

    /** Copies the list. */
    public Lab {
        stages = stages == null ? List.of() : List.copyOf(stages);
    }

    /** The sum of the points of all its stages. */
    public int points() {
        return stages.stream().mapToInt(Stage::points).sum();
    }
}
