package lowtide.autograder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.StageResult;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;

/**
 * The scorecard as a terminal shows it, in at most 15 lines: of several stages the check that tells most of each;
 * of a single one everything that was lost.
 */
public final class ScorecardText {

    private static final int WIDTH = 160;

    private ScorecardText() {}

    /**
     * The lines, each at most {@value #WIDTH} characters but for the paths in them.
     *
     * @param submission what to call it
     * @param details where the rest can be read
     */
    public static List<String> lines(Scorecard scorecard, String submission, String details) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Low Tide scorecard for %s (seed %d, JDK %d)",
                submission,
                scorecard.seed(),
                Runtime.version().feature()));
        for (StageResult stage : scorecard.stages()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %d  %-16s %3d/%-3d %s%s",
                    stage.stage().number(),
                    stage.stage().title(),
                    stage.points(),
                    stage.judged(),
                    stage.verdict(),
                    count(stage)));
            if (stage.verdict() != StageVerdict.PASSED) {
                (scorecard.stages().size() == 1 ? whole(stage) : List.of(brief(stage)))
                        .forEach(line -> lines.add(shortened("       " + line)));
            }
        }
        int unjudged = scorecard.stages().stream()
                        .mapToInt(stage -> stage.stage().points())
                        .sum()
                - scorecard.judged();
        lines.add(String.format(
                Locale.ROOT,
                "  Score %d/%d%s",
                scorecard.points(),
                scorecard.judged(),
                unjudged == 0 ? "" : "; the kit itself failed to judge " + unjudged + " points"));
        lines.add("  Every check with its reason and first hint: " + details);
        return lines;
    }

    private static String count(StageResult stage) {
        long lost = lost(stage).size();
        return stage.points() == 0 || lost < 2 ? "" : ", " + lost + " checks lost";
    }

    private static String brief(StageResult stage) {
        if (!stage.compileErrors().isEmpty()) {
            int more = stage.compileErrors().size() - 1;
            return stage.compileErrors().get(0).describe() + (more == 0 ? "" : " (and " + more + " more)");
        }
        if (!stage.reason().isEmpty()) {
            return stage.reason();
        }
        CheckResult telling = telling(stage);
        return telling.check().id() + " " + telling.outcome().finding().seenThisTime();
    }

    /** Every lost check with what was seen; of the most telling one what was expected and where to look, too. */
    private static List<String> whole(StageResult stage) {
        if (!stage.reason().isEmpty() || !stage.compileErrors().isEmpty()) {
            return List.of(brief(stage));
        }
        CheckResult telling = telling(stage);
        List<String> lines = new ArrayList<>();
        lines.add(telling.check().id() + " " + telling.outcome().finding().seenThisTime());
        lines.add("   Expected: " + telling.outcome().finding().expected());
        lines.add("   Look at:  " + telling.check().firstHint());
        lost(stage).stream()
                .filter(check -> check != telling)
                .forEach(check -> lines.add(
                        check.check().id() + " " + check.outcome().finding().seenThisTime()));
        List<String> notReached = stage.checks().stream()
                .filter(check -> check.verdict() == CheckVerdict.NOT_REACHED)
                .map(check -> check.check().id())
                .toList();
        if (!notReached.isEmpty()) {
            lines.add("Not reached before these are mended: " + String.join(", ", notReached));
        }
        return lines;
    }

    /** The check that explains the stage's verdict; the first that was lost if any would do. */
    private static CheckResult telling(StageResult stage) {
        return stage.checks().stream()
                .filter(check -> check.isFailure() && check.outcome().stageVerdict() == stage.verdict())
                .findFirst()
                .orElseGet(() -> stage.firstMiss().orElseThrow());
    }

    private static List<CheckResult> lost(StageResult stage) {
        return stage.checks().stream().filter(CheckResult::isFailure).toList();
    }

    private static String shortened(String line) {
        String flat = line.replaceAll("[\\r\\n\\p{Cntrl}]+", " ");
        return flat.length() <= WIDTH ? flat : flat.substring(0, WIDTH - 3) + "...";
    }
}
