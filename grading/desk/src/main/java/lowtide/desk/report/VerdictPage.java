package lowtide.desk.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.report.ReportText;
import lowtide.course.CheckVerdict;
import lowtide.course.Course;
import lowtide.course.Finding;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.desk.terminal.Bar;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/**
 * The verdict on one stage: how many checks passed, the first failed one in full, and what to do next.
 *
 * @param course that the stage belongs to
 * @param commands what the student can type
 */
public record VerdictPage(Course course, LabCommands commands) {

    private static final int BAR = 12; // columns
    private static final int MOST_ERRORS = 3;

    /** Writes the verdict. What changed is left out without an earlier result of the same stage. */
    public Page write(Page page, StageResult result, Optional<StageResult> before) {
        Stage stage = result.stage();
        page.text(Style.STRONG, "Stage " + stage.number() + ": " + stage.title());
        bar(page, result);
        before.ifPresent(earlier -> page.text(Style.PLAIN, "Since the last run: ", changes(earlier, result)));
        page.gap();
        if (result.verdict() == StageVerdict.PASSED) {
            passed(page, stage);
            return page;
        }
        if (result.verdict() == StageVerdict.UNTOUCHED) {
            page.text(Style.PLAIN, "The starter as shipped. " + stage.problem()).gap();
        }
        if (!result.compileErrors().isEmpty()) {
            compileErrors(page, stage, result.compileErrors());
        } else if (!result.reason().isEmpty()) {
            page.text(Style.BAD, ReportText.sentence(ReportText.of(result.verdict())) + ": ", result.reason());
        } else {
            failed(page, result);
        }
        page.gap();
        NextPage.place(page, stage);
        return page;
    }

    private static void bar(Page page, StageResult result) {
        int passed = (int) result.checks().stream()
                .filter(check -> check.verdict() == CheckVerdict.PASSED)
                .count();
        int all = result.checks().size();
        page.text(
                result.verdict() == StageVerdict.PASSED ? Style.GOOD : Style.PLAIN,
                Bar.of(passed, all, BAR) + " " + passed + " of " + all + " checks passed, " + result.points() + " of "
                        + result.judged() + " points");
    }

    private static String changes(StageResult before, StageResult now) {
        List<String> gained = ids(now, check -> isPassed(check) && !wasPassed(before, check));
        List<String> lost = ids(now, check -> !isPassed(check) && wasPassed(before, check));
        if (gained.isEmpty() && lost.isEmpty()) {
            return "the same checks passed.";
        }
        String more = gained.isEmpty() ? "" : String.join(", ", gained) + (gained.size() == 1 ? " passes" : " pass");
        String fewer = lost.isEmpty()
                ? ""
                : String.join(", ", lost) + (lost.size() == 1 ? " no longer passes" : " no longer pass");
        return more + (more.isEmpty() || fewer.isEmpty() ? "" : "; ") + fewer + ".";
    }

    private static boolean wasPassed(StageResult before, CheckResult check) {
        return before.checks().stream()
                .anyMatch(earlier -> earlier.check().id().equals(check.check().id()) && isPassed(earlier));
    }

    private static boolean isPassed(CheckResult check) {
        return check.verdict() == CheckVerdict.PASSED;
    }

    private static List<String> ids(StageResult result, Predicate<CheckResult> which) {
        return result.checks().stream()
                .filter(which)
                .map(check -> check.check().id())
                .toList();
    }

    private void passed(Page page, Stage stage) {
        page.text(Style.GOOD, "All checks passed.").gap();
        page.text(Style.PLAIN, "What you learned: ", stage.learned()).gap();
        for (String paragraph : stage.question().split("\n+")) {
            page.text(Style.PLAIN, "To discuss: ", paragraph);
        }
        page.gap();
        commands.solution(stage).ifPresent(solution -> page.text(Style.PLAIN, "To compare: ", solution));
        NextPage.after(page, course, stage);
    }

    private static void compileErrors(Page page, Stage stage, List<CompileError> errors) {
        page.text(Style.BAD, stage.isDocument() ? "It cannot be read." : "It does not compile.");
        errors.stream().limit(MOST_ERRORS).forEach(error -> page.text(Style.PLAIN, "  ", error.describe()));
        if (errors.size() > MOST_ERRORS) {
            page.text(Style.PLAIN, "  ", "and " + (errors.size() - MOST_ERRORS) + " more");
        }
    }

    private void failed(Page page, StageResult result) {
        CheckResult failed = result.explaining().orElseThrow();
        Finding finding = failed.outcome().finding();
        String id = failed.check().id();
        page.text(Style.BAD, id + " failed: ", failed.check().title());
        page.text(Style.PLAIN, "  Seen: ", finding.seenThisTime());
        if (!finding.expected().isEmpty()) {
            page.text(Style.PLAIN, "  Expected: ", finding.expected());
        }
        page.text(Style.PLAIN, "  Why: ", failed.check().why());
        if (!finding.printed().isEmpty()) {
            page.text(Style.PLAIN, "  ", "Your code printed:");
            finding.printed().forEach(line -> page.exactly(Style.FAINT, "    " + line));
        }
        page.text(Style.PLAIN, "  For a hint: ", commands.hint(failed.check()));
        others(page, result, failed);
    }

    private static void others(Page page, StageResult result, CheckResult shown) {
        List<String> alsoFailed = ids(result, check -> check.isFailure() && check != shown);
        List<String> notReached = ids(result, check -> check.verdict() == CheckVerdict.NOT_REACHED);
        if (!alsoFailed.isEmpty()) {
            page.text(Style.PLAIN, "Also failed: ", String.join(", ", alsoFailed));
        }
        if (!notReached.isEmpty()) {
            page.text(Style.PLAIN, "Not run yet: ", String.join(", ", notReached));
        }
    }
}
