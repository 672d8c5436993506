package lowtide.autograder.grade;

import java.util.List;
import lowtide.course.StageVerdict;

/**
 * The graded stages of one submission.
 *
 * @param submission the name of its folder
 * @param seed of the random names, foods and counts; the same seed asks the same questions
 * @param layers names of the layers of isolation that were on
 * @param stages the stages graded, in order
 */
public record Scorecard(String submission, long seed, List<String> layers, List<StageResult> stages) {

    /** Points earned. */
    public int points() {
        return stages.stream().mapToInt(StageResult::points).sum();
    }

    /** Points available in the stages graded, without those that the kit failed to judge. */
    public int judged() {
        return stages.stream().mapToInt(StageResult::judged).sum();
    }

    /** Whether a stage has this verdict. */
    public boolean has(StageVerdict verdict) {
        return stages.stream().anyMatch(stage -> stage.verdict() == verdict);
    }
}
