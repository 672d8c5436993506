package lowtide.autograder.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.LabScore;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.course.CheckVerdict;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.StageVerdict;

/**
 * The scorecard for a terminal: a block for each lab that was started, in at most 15 lines, and one line for each other lab.
 * For several stages, a block shows one check for each, the one that explains its verdict; for a single stage, every check
 * that failed.
 */
public final class ScorecardText {

    private static final int WIDTH = 160;

    private ScorecardText() {}

    /**
     * The lines, each at most {@value #WIDTH} characters long except for the paths in them.
     *
     * @param language of the scorecard, with the course that the graded stages belong to
     * @param submission its name
     * @param details the file with every check
     */
    public static List<String> lines(Scorecard scorecard, ReportLanguage language, String submission, String details) {
        List<String> lines = new ArrayList<>();
        Course course = language.course();
        lines.add(language.text(
                "card.title",
                submission,
                scorecard.seed(),
                Runtime.version().feature(),
                ReportText.rubric(course.rubric(), language)));
        List<LabScore> labs = scorecard.labs();
        for (LabScore lab : labs) {
            if (labs.size() > 1) {
                String title = course.lab(lab.lab()).map(Lab::title).orElse("");
                lines.add("  " + language.text(lab.started() ? "card.lab" : "card.lab.not_started", lab.lab(), title));
            }
            if (lab.started()) {
                lines.addAll(block(lab, language, submission, scorecard.stages().size() == 1));
            }
        }
        lines.add("  " + language.text("card.details", details));
        return lines;
    }

    /** What a person decided or said, and the points with it; no lines if nothing. */
    public static List<String> byHand(Results results, ReportLanguage language) {
        if (results.adjustments().isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        Stream.of("  " + language.text("card.by_hand", ReportText.points(results, language))),
                        results.adjustments().stream().map(adjustment -> "    " + flat(adjustment.describe())))
                .flatMap(lines -> lines)
                .toList();
    }

    private static List<String> block(LabScore lab, ReportLanguage language, String submission, boolean isOnlyStage) {
        List<String> lines = new ArrayList<>();
        for (StageResult stage : lab.stages()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %d  %-16s %3d/%-3d %s%s",
                    stage.stage().number(),
                    stage.stage().title(),
                    stage.points(),
                    stage.judged(),
                    language.text("card." + stage.verdict()),
                    note(stage, language, submission)));
            if (stage.verdict() != StageVerdict.PASSED) {
                (isOnlyStage ? full(stage, language) : List.of(brief(stage, language)))
                        .forEach(line -> lines.add(shortened("       " + line)));
            }
        }
        int unjudged =
                lab.stages().stream().mapToInt(stage -> stage.stage().points()).sum() - lab.judged();
        lines.add("  " + language.text("card.score", lab.points(), lab.judged())
                + (unjudged == 0 ? "" : language.text("card.unjudged", unjudged)));
        return lines;
    }

    /** The file of an untouched agent, which may be another copy than the student edited, or how many checks failed. */
    private static String note(StageResult stage, ReportLanguage language, String submission) {
        if (stage.verdict() == StageVerdict.UNTOUCHED) {
            return " "
                    + Path.of(submission, stage.stage().folder())
                            .resolve(stage.stage().editedFile());
        }
        long failed = failed(stage).size();
        return stage.points() == 0 || failed < 2 ? "" : language.text("card.failed", failed);
    }

    private static String brief(StageResult stage, ReportLanguage language) {
        if (!stage.compileErrors().isEmpty()) {
            int more = stage.compileErrors().size() - 1;
            return stage.compileErrors().get(0).describe() + (more == 0 ? "" : " " + language.text("card.more", more));
        }
        if (!stage.reason().isEmpty()) {
            return stage.reason();
        }
        CheckResult explaining = stage.explaining().orElseThrow();
        return explaining.check().id() + " " + explaining.outcome().finding().seenThisTime();
    }

    /** Every failed check with what was seen; for the one that explains the verdict, also what was expected and a hint. */
    private static List<String> full(StageResult stage, ReportLanguage language) {
        if (!stage.reason().isEmpty() || !stage.compileErrors().isEmpty()) {
            return List.of(brief(stage, language));
        }
        CheckResult explaining = stage.explaining().orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add(explaining.check().id() + " " + explaining.outcome().finding().seenThisTime());
        lines.add("   "
                + language.text("card.expected", explaining.outcome().finding().expected()));
        lines.add("   " + language.text("card.look", explaining.check().firstHint()));
        printed(explaining, language).forEach(line -> lines.add("   " + line));
        failed(stage).stream()
                .filter(check -> check != explaining)
                .forEach(check -> lines.add(
                        check.check().id() + " " + check.outcome().finding().seenThisTime()));
        List<String> notReached = stage.checks().stream()
                .filter(check -> check.verdict() == CheckVerdict.NOT_REACHED)
                .map(check -> check.check().id())
                .toList();
        if (!notReached.isEmpty()) {
            lines.add(language.text("card.not_run", String.join(", ", notReached)));
        }
        return lines;
    }

    private static List<String> printed(CheckResult check, ReportLanguage language) {
        List<String> printed = check.outcome().finding().printed();
        return printed.isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(language.text("card.printed")),
                                printed.stream().map(line -> "  " + line))
                        .toList();
    }

    private static List<CheckResult> failed(StageResult stage) {
        return stage.checks().stream().filter(CheckResult::isFailure).toList();
    }

    private static String flat(String line) {
        return line.replaceAll("[\\r\\n\\p{Cntrl}]+", " ");
    }

    private static String shortened(String line) {
        String flat = flat(line);
        return flat.length() <= WIDTH ? flat : flat.substring(0, WIDTH - 3) + "...";
    }
}
