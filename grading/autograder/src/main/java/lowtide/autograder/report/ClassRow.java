package lowtide.autograder.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;

/** One submission in the reports of a class. It takes about a kilobyte, so that a thousand fit into memory. */
public record ClassRow(
        String id,
        String name,
        String platformId,
        String email,
        List<String> remarks,
        List<String> uploads,
        List<Lab> labs,
        List<Stage> stages,
        Map<String, CheckVerdict> checks,
        List<Adjustment> adjustments) {

    /**
     * One lab.
     *
     * @param started whether the student started a stage of it
     * @param unfinished whether the kit failed to judge a check of it
     */
    public record Lab(int number, boolean started, int points, int outOf, boolean unfinished) {

        /** Points as a percentage of those available, rounded down. */
        public int percent() {
            return outOf == 0 ? 0 : 100 * points / outOf;
        }
    }

    /**
     * One stage.
     *
     * @param failed ids of the checks that failed, with the reason if it is not FAILED, such as {@code 2D (TIMED_OUT)}
     * @param seen what was seen in the first of them, or why nothing could be checked; empty if all passed
     */
    public record Stage(
            int number,
            int lab,
            String title,
            StageVerdict verdict,
            int points,
            int outOf,
            List<String> failed,
            String seen) {

        /** Whether this is the stage of a check. */
        public boolean has(String check) {
            return check.substring(0, check.length() - 1).equals(String.valueOf(number));
        }
    }

    /** The lab with this number; empty if it was not graded. */
    public Optional<Lab> lab(int number) {
        return labs.stream().filter(lab -> lab.number() == number).findFirst();
    }

    /** What a person decided or said about a stage of a lab, or about the whole submission. */
    public List<Adjustment> adjustmentsOf(int lab) {
        return adjustments.stream()
                .filter(adjustment -> adjustment.check().isEmpty()
                        || stagesOf(lab).stream().anyMatch(stage -> stage.has(adjustment.check())))
                .toList();
    }

    /** The stages of a lab. */
    public List<Stage> stagesOf(int lab) {
        return stages.stream().filter(stage -> stage.lab() == lab).toList();
    }

    /** Whether the kit failed to judge a check. */
    public boolean unfinished() {
        return labs.stream().anyMatch(Lab::unfinished);
    }
}
