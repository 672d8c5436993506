package lowtide.autograder.report.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.course.StageVerdict;

/**
 * One submission in one run.
 *
 * @param submission identifies what was submitted; empty if it could not be read
 * @param points in all labs that somebody started
 * @param stages the points of each of their stages, by number
 * @param failed the checks that failed, such as {@code 1A}, and stages that do not compile, such as {@code 2 does not
 *     compile}; only of stages that the student started
 */
public record StudentSnapshot(
        String id, String name, String submission, int points, Map<Integer, Integer> stages, List<String> failed) {

    static StudentSnapshot of(ClassRow row, String submission, List<ClassResults.Lab> labs) {
        Map<Integer, Integer> stages = new TreeMap<>();
        List<String> failed = new ArrayList<>();
        for (ClassResults.Lab lab : labs) {
            for (ClassRow.Stage stage : row.stagesOf(lab.number())) {
                stages.put(stage.number(), stage.points());
                failed.addAll(failed(stage));
            }
        }
        return new StudentSnapshot(
                row.id(),
                row.name(),
                submission,
                stages.values().stream().mapToInt(Integer::intValue).sum(),
                stages,
                failed);
    }

    private static List<String> failed(ClassRow.Stage stage) {
        if (stage.verdict() == StageVerdict.DOES_NOT_COMPILE) {
            return List.of(stage.number() + " does not compile");
        } else if (stage.verdict() == StageVerdict.UNTOUCHED) {
            return List.of();
        }
        return stage.failed().stream()
                .map(check -> check.replaceFirst(" .*", ""))
                .toList();
    }
}
