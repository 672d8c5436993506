package lowtide.desk.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.StageResult;
import lowtide.course.CheckVerdict;
import lowtide.course.Course;
import lowtide.course.Finding;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Bar;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/**
 * The verdict on one stage: how many checks passed, the first failed one in full, and what to do next.
 *
 * @param messages in the language of the course
 * @param course that the stage belongs to
 * @param commands what the student can type
 */
public record VerdictPage(Messages messages, Course course, LabCommands commands) {

    private static final int BAR = 12; // columns
    private static final int MAX_ERRORS = 3;

    /** Writes the verdict. What changed is left out without an earlier result of the same stage. */
    public Page write(Page page, StageResult result, Optional<StageResult> before) {
        Stage stage = result.stage();
        page.text(Style.STRONG, messages.text("stage.title", stage.number(), stage.title()));
        bar(page, result);
        before.ifPresent(earlier -> page.text(Style.PLAIN, messages.label("verdict.since"), changes(earlier, result)));
        page.gap();
        if (result.verdict() == StageVerdict.PASSED) {
            passed(page, stage);
            return page;
        }
        if (result.verdict() == StageVerdict.UNTOUCHED) {
            page.text(Style.PLAIN, messages.text("verdict.starter", stage.problem()))
                    .gap();
        }
        if (!result.compileErrors().isEmpty()) {
            compileErrors(page, stage, result.compileErrors());
        } else if (!result.reason().isEmpty()) {
            page.text(
                    Style.BAD,
                    messages.label("verdict." + result.verdict()),
                    messages.findings().of(result.reason()));
        } else {
            failed(page, result);
        }
        page.gap();
        NextPage.place(page, messages, stage);
        return page;
    }

    private void bar(Page page, StageResult result) {
        int passed = (int) result.checks().stream()
                .filter(check -> check.verdict() == CheckVerdict.PASSED)
                .count();
        int all = result.checks().size();
        page.text(
                result.verdict() == StageVerdict.PASSED ? Style.GOOD : Style.PLAIN,
                Bar.of(passed, all, BAR) + " "
                        + messages.text("verdict.bar", passed, all, result.points(), result.judged()));
    }

    private String changes(StageResult before, StageResult now) {
        List<String> gained = ids(now, check -> isPassed(check) && !wasPassed(before, check));
        List<String> lost = ids(now, check -> !isPassed(check) && wasPassed(before, check));
        if (gained.isEmpty() && lost.isEmpty()) {
            return messages.text("verdict.same");
        }
        return Stream.of(change("verdict.gained", gained), change("verdict.lost", lost))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private Optional<String> change(String key, List<String> ids) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(messages.text(key, String.join(", ", ids), ids.size()));
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
        page.text(Style.GOOD, messages.text("verdict.all")).gap();
        page.text(Style.PLAIN, messages.label("verdict.learned"), stage.learned())
                .gap();
        for (String paragraph : stage.question().split("\n+")) {
            page.text(Style.PLAIN, messages.label("verdict.discuss"), paragraph);
        }
        page.gap();
        commands.solution(stage)
                .ifPresent(solution -> page.text(Style.PLAIN, messages.label("verdict.compare"), solution));
        NextPage.after(page, messages, course, stage);
    }

    private void compileErrors(Page page, Stage stage, List<CompileError> errors) {
        page.text(Style.BAD, messages.text(stage.isDocument() ? "verdict.unreadable" : "verdict.uncompilable"));
        errors.stream()
                .limit(MAX_ERRORS)
                .map(this::translated)
                .forEach(error -> page.text(Style.PLAIN, "  ", error.describe()));
        if (errors.size() > MAX_ERRORS) {
            page.text(Style.PLAIN, "  ", messages.text("verdict.more", errors.size() - MAX_ERRORS));
        }
    }

    /** What is wrong with a document is translated; the compiler's messages are not. */
    private CompileError translated(CompileError error) {
        return new CompileError(error.file(), error.line(), messages.findings().of(error.message()));
    }

    private void failed(Page page, StageResult result) {
        CheckResult failed = result.explaining().orElseThrow();
        Finding finding = messages.findings().of(failed.outcome().finding());
        String id = failed.check().id();
        page.text(
                Style.BAD, messages.label("verdict.failed", id), failed.check().title());
        page.text(Style.PLAIN, "  " + messages.label("verdict.seen"), finding.seenThisTime());
        if (!finding.expected().isEmpty()) {
            page.text(Style.PLAIN, "  " + messages.label("verdict.expected"), finding.expected());
        }
        page.text(
                Style.PLAIN,
                "  " + messages.label("verdict.why"),
                failed.check().why());
        if (!finding.printed().isEmpty()) {
            page.text(Style.PLAIN, "  ", messages.text("verdict.printed"));
            finding.printed().forEach(line -> page.exactly(Style.FAINT, "    " + line));
        }
        page.text(Style.PLAIN, "  " + messages.label("verdict.hint"), commands.hint(failed.check()));
        others(page, result, failed);
    }

    private void others(Page page, StageResult result, CheckResult shown) {
        List<String> alsoFailed = ids(result, check -> check.isFailure() && check != shown);
        List<String> notReached = ids(result, check -> check.verdict() == CheckVerdict.NOT_REACHED);
        if (!alsoFailed.isEmpty()) {
            page.text(Style.PLAIN, messages.label("verdict.also_failed"), String.join(", ", alsoFailed));
        }
        if (!notReached.isEmpty()) {
            page.text(Style.PLAIN, messages.label("verdict.not_run"), String.join(", ", notReached));
        }
    }
}
