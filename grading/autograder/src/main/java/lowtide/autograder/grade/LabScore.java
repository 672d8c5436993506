package lowtide.autograder.grade;

import java.util.List;

/**
 * The graded stages of one lab. Each lab has its own score.
 *
 * @param lab its number
 * @param started whether a stage of it was started; if no lab was, the main lab counts as started
 * @param stages the stages graded, in order
 */
public record LabScore(int lab, boolean started, List<StageResult> stages) {

    /** Points earned. */
    public int points() {
        return stages.stream().mapToInt(StageResult::points).sum();
    }

    /** Points available, without those that the kit failed to judge. */
    public int judged() {
        return stages.stream().mapToInt(StageResult::judged).sum();
    }
}
