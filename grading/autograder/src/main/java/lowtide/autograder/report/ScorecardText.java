package lowtide.autograder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lowtide.autograder.score.CheckResult;
import lowtide.autograder.score.Scorecard;
import lowtide.autograder.score.StageResult;
import lowtide.autograder.score.Verdict;

/** The scorecard as a terminal shows it: at most 15 lines, the first miss of each stage. */
public final class ScorecardText {

    private static final int WIDTH = 150;

    private ScorecardText() {
    }

    /**
     * The lines, each at most {@value #WIDTH} characters but for the paths in them.
     *
     * @param submission what to call it
     * @param details where the rest can be read
     */
    public static List<String> lines(Scorecard scorecard, String submission, String details) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Low Tide scorecard for %s (seed %d, JDK %d)",
                submission, scorecard.seed(), Runtime.version().feature()));
        for (StageResult stage : scorecard.stages()) {
            lines.add(String.format(Locale.ROOT, "  %d  %-16s %3d/%-3d %s",
                    stage.stage().number(), stage.stage().title(), stage.points(), stage.judged(), stage.verdict()));
            if (stage.verdict() != Verdict.PASSED) {
                lines.add(shortened("       " + why(stage)));
            }
        }
        int unjudged = scorecard.stages().stream().mapToInt(stage -> stage.stage().points()).sum() - scorecard.judged();
        lines.add(String.format(Locale.ROOT, "  Score %d/%d%s", scorecard.points(), scorecard.judged(),
                unjudged == 0 ? "" : "; the kit itself failed to judge " + unjudged + " points"));
        lines.add("  Every check with its reason and first hint: " + details);
        return lines;
    }

    private static String why(StageResult stage) {
        if (!stage.compileErrors().isEmpty()) {
            int more = stage.compileErrors().size() - 1;
            return stage.compileErrors().get(0).describe() + (more == 0 ? "" : " (and " + more + " more)");
        }
        if (!stage.reason().isEmpty()) {
            return stage.reason();
        }
        CheckResult miss = telling(stage);
        return miss.item().id() + " " + miss.seen();
    }

    /** The check that explains the verdict: the first the kit failed, or that crashed or hung, or simply the first miss. */
    private static CheckResult telling(StageResult stage) {
        return stage.checks().stream()
                .filter(check -> stage.verdict() == Verdict.KIT_ERROR && check.verdict() == CheckResult.Verdict.KIT_ERROR)
                .findFirst()
                .orElseGet(() -> stage.firstMiss().orElseThrow());
    }

    private static String shortened(String line) {
        String flat = line.replaceAll("[\\r\\n\\p{Cntrl}]+", " ");
        return flat.length() <= WIDTH ? flat : flat.substring(0, WIDTH - 3) + "...";
    }
}
