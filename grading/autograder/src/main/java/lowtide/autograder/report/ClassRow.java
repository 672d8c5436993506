package lowtide.autograder.report;

import java.util.List;
import java.util.Map;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;

/** One submission in the reports of a class. It takes about a kilobyte, so that a thousand fit into memory. */
public record ClassRow(
        String id,
        String name,
        String platformId,
        String email,
        List<String> remarks,
        int points,
        int outOf,
        boolean unfinished,
        List<Stage> stages,
        Map<String, CheckVerdict> checks) {

    /**
     * One stage.
     *
     * @param failed ids of the checks that failed, with the reason if it is not FAILED, such as {@code 2D (TIMED_OUT)}
     * @param seen what was seen in the first of them; empty if none failed
     */
    public record Stage(
            int number, String title, StageVerdict verdict, int points, int outOf, List<String> failed, String seen) {}

    /** Points as a percentage of those available, rounded down. */
    public int percent() {
        return outOf == 0 ? 0 : 100 * points / outOf;
    }
}
