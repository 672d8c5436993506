package lowtide.autograder.rubric;

import java.util.List;

/**
 * A rubric as its file has it.
 *
 * @param title a few words, which every report shows
 * @param stages those that differ from the catalogue
 */
record RubricDocument(String title, List<StageEntry> stages) {

    /** @param points the sum of the points of its checks */
    record StageEntry(int stage, int points, List<CheckEntry> checks) {}

    /** A check that counts. */
    record CheckEntry(String check, int points) {}
}
