package lowtide.autograder.grade;

import java.util.List;
import lowtide.course.StageVerdict;

/**
 * What a submission earned.
 *
 * @param submission its folder
 * @param seed where the random names, foods and counts came from; the same seed asks the same questions
 * @param layers the names of the walls that stood between the submission and the grader
 * @param stages the stages graded, in order
 */
public record Scorecard(String submission, long seed, List<String> layers, List<StageResult> stages) {

    /** Points earned. */
    public int points() {
        return stages.stream().mapToInt(StageResult::points).sum();
    }

    /** Points there were to earn in the stages graded, less those the kit failed to judge. */
    public int judged() {
        return stages.stream().mapToInt(StageResult::judged).sum();
    }

    /** Whether a stage ended with this verdict. */
    public boolean has(StageVerdict verdict) {
        return stages.stream().anyMatch(stage -> stage.verdict() == verdict);
    }
}
