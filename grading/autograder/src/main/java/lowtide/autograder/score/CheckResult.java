package lowtide.autograder.score;

import java.util.List;
import lowtide.checks.Finding;
import lowtide.checks.Rubric;
import lowtide.checks.WireExcerpt;

/**
 * One check of the rubric and what became of it.
 *
 * @param points earned, all or nothing
 * @param loss what sort of loss it is; FAILED as well for a check that passed or was not reached
 * @param seen what was seen, empty if the check passed; the same in every run with one seed
 * @param figures what of it may come out otherwise in the next run; mostly empty
 * @param expected what was expected instead, empty if the check passed or was not reached
 * @param transcript the last requests before it was lost, oldest first; empty where their order differs from run to run
 */
public record CheckResult(
        Rubric.Item item,
        Verdict verdict,
        int points,
        Finding.Kind loss,
        String seen,
        String figures,
        String expected,
        List<WireExcerpt> transcript) {

    static CheckResult passed(Rubric.Item item) {
        return new CheckResult(item, Verdict.PASSED, item.points(), Finding.Kind.FAILED, "", "", "", List.of());
    }

    static CheckResult lost(Rubric.Item item, Finding finding, List<WireExcerpt> transcript) {
        boolean ours = finding.kind() == Finding.Kind.KIT_ERROR;
        return new CheckResult(
                item,
                ours ? Verdict.KIT_ERROR : Verdict.FAILED,
                0,
                finding.kind(),
                finding.seen(),
                finding.figures(),
                finding.expected(),
                transcript);
    }

    /** A check that was not run. */
    static CheckResult notRun(Rubric.Item item, Verdict verdict, String reason) {
        return new CheckResult(item, verdict, 0, Finding.Kind.FAILED, reason, "", "", List.of());
    }

    /** All that was seen, the figures of this run included. */
    public String seenThisTime() {
        return figures.isEmpty() ? seen : seen + " " + figures;
    }

    /** What is said of a check. */
    public enum Verdict {
        /** It holds. */
        PASSED,
        /** It was run and lost. */
        FAILED,
        /** A check it needs was lost, or the stage could not be examined at all. */
        NOT_REACHED,
        /** The kit is at fault; its points are taken out of the denominator. */
        KIT_ERROR
    }
}
