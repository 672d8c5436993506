package lowtide.autograder.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lowtide.course.StageVerdict;

/**
 * The graded stages of one submission.
 *
 * @param submission the name of its folder
 * @param seed of the random names, foods and counts; the same seed asks the same questions
 * @param layers names of the layers of isolation in force
 * @param stages the stages graded, in order
 */
public record Scorecard(String submission, long seed, List<String> layers, List<StageResult> stages) {

    /** The labs graded, in the order of their numbers. */
    public List<LabScore> labs() {
        Map<Integer, List<StageResult>> byLab = new TreeMap<>();
        stages.forEach(result -> byLab.computeIfAbsent(result.stage().lab(), lab -> new ArrayList<>())
                .add(result));
        boolean noneStarted = stages.stream().noneMatch(StageResult::isStarted);
        int mainLab =
                StageSelection.mainLab(stages.stream().map(StageResult::stage).toList());
        return byLab.entrySet().stream()
                .map(lab -> new LabScore(
                        lab.getKey(),
                        noneStarted
                                ? lab.getKey() == mainLab
                                : lab.getValue().stream().anyMatch(StageResult::isStarted),
                        List.copyOf(lab.getValue())))
                .toList();
    }

    /** The score of a lab of which a stage was graded. */
    public LabScore lab(int number) {
        return labs().stream().filter(lab -> lab.lab() == number).findFirst().orElseThrow();
    }

    /** Points earned, in all labs. */
    public int points() {
        return stages.stream().mapToInt(StageResult::points).sum();
    }

    /** Points available in all stages graded, without those that the kit failed to judge. */
    public int judged() {
        return stages.stream().mapToInt(StageResult::judged).sum();
    }

    /** Whether a stage has this verdict. */
    public boolean has(StageVerdict verdict) {
        return stages.stream().anyMatch(stage -> stage.verdict() == verdict);
    }
}
