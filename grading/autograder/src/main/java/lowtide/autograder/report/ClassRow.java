package lowtide.autograder.report;

import java.util.List;
import java.util.Map;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;

/** What the reports on a class keep of one submission: about a kilobyte, so that a thousand fit. */
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
     * @param lost the checks lost in it, by what sort of loss it was if not FAILED, such as {@code 2D (TIMED_OUT)}
     * @param seen what was seen in the first of them; empty if none was lost
     */
    public record Stage(
            int number, String title, StageVerdict verdict, int points, int outOf, List<String> lost, String seen) {}

    /** Points in hundredths of what there was to earn. */
    public int percent() {
        return outOf == 0 ? 0 : 100 * points / outOf;
    }
}
