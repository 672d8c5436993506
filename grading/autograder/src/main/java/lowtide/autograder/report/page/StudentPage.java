package lowtide.autograder.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
import lowtide.course.CheckVerdict;
import lowtide.course.WireExcerpt;

/** The page for a student: what was seen on the wire, why it matters, and the hints. One file without dependencies. */
public final class StudentPage {

    private static final int SHOWN = 2; // requests of a transcript; earlier ones are collapsed

    private StudentPage() {}

    /** Writes the page, and creates its folder. */
    public static void write(Results results, Path file) throws IOException {
        PageTemplates.write("student.html", View.of(results), file);
    }

    /** @param points in each lab that was started, in words */
    private record View(
            String name, String points, List<LabView> labs, long seed, String jdk, String kit, String layers) {

        static View of(Results results) {
            return new View(
                    ReportText.shortened(results.student().name()),
                    ReportText.points(results),
                    results.labs().stream().map(lab -> LabView.of(lab, results)).toList(),
                    results.seed(),
                    results.jdk(),
                    results.kit(),
                    String.join(", ", results.layers()));
        }
    }

    /**
     * One lab.
     *
     * @param lab its name; empty if it is the only one on the page
     * @param score its points, or that it was not started
     * @param stages empty if it was not started
     */
    private record LabView(String lab, String score, List<StageView> stages) {

        static LabView of(Results.Lab lab, Results results) {
            return new LabView(
                    results.labs().size() == 1 ? "" : "Lab " + lab.lab() + " " + lab.title(),
                    lab.started() ? lab.points() + " of " + lab.outOf() + " points" : "not started",
                    lab.started()
                            ? results.stagesOf(lab).stream().map(StageView::of).toList()
                            : List.of());
        }
    }

    private record StageView(
            int number,
            String title,
            String folder,
            int points,
            int outOf,
            int percent,
            String verdict,
            String sign,
            String reason,
            List<CompileError> errors,
            List<CheckView> failed,
            List<CheckView> notReached,
            List<CheckView> passed) {

        static StageView of(Results.Stage stage) {
            boolean examined = stage.reason().isEmpty();
            return new StageView(
                    stage.stage(),
                    stage.title(),
                    stage.folder(),
                    stage.points(),
                    stage.outOf(),
                    stage.outOf() == 0 ? 0 : 100 * stage.points() / stage.outOf(),
                    ReportText.of(stage.verdict()),
                    ReportText.sign(stage.verdict()),
                    stage.compileErrors().isEmpty() ? stage.reason() : "",
                    stage.compileErrors(),
                    checks(stage, examined, CheckVerdict.FAILED, CheckVerdict.KIT_ERROR),
                    checks(stage, examined, CheckVerdict.NOT_REACHED),
                    checks(stage, examined, CheckVerdict.PASSED));
        }

        private static List<CheckView> checks(Results.Stage stage, boolean examined, CheckVerdict... verdicts) {
            return !examined
                    ? List.of()
                    : stage.checks().stream()
                            .filter(check -> List.of(verdicts).contains(check.verdict()))
                            .map(CheckView::of)
                            .toList();
        }
    }

    private record CheckView(
            String id,
            String title,
            int outOf,
            String points,
            String sign,
            String verdict,
            String seen,
            String expected,
            String why,
            List<Span> hint,
            List<Hint> more,
            List<ExcerptView> earlier,
            List<ExcerptView> transcript) {

        static CheckView of(Results.Check check) {
            List<Hint> more = new ArrayList<>();
            for (int i = 1; i < check.hints().size(); i++) {
                more.add(new Hint(i + 1, Span.of(check.hints().get(i))));
            }
            List<ExcerptView> excerpts =
                    check.transcript().stream().map(ExcerptView::of).toList();
            int shown = Math.max(0, excerpts.size() - SHOWN);
            return new CheckView(
                    check.id(),
                    check.title(),
                    check.outOf(),
                    ReportText.count(check.outOf(), "point"),
                    ReportText.sign(check.verdict()),
                    ReportText.sentence(ReportText.of(check.verdict())),
                    check.seen(),
                    ReportText.sentence(check.expected()),
                    check.why(),
                    Span.of(check.hint()),
                    more,
                    excerpts.subList(0, shown),
                    excerpts.subList(shown, excerpts.size()));
        }
    }

    private record Hint(int number, List<Span> text) {}

    /** A part of a hint; code is what stands between back ticks. */
    private record Span(boolean code, String text) {

        static List<Span> of(String hint) {
            List<Span> spans = new ArrayList<>();
            for (String piece : hint.split("`")) {
                spans.add(new Span(spans.size() % 2 == 1, piece));
            }
            return hint.isEmpty() ? List.of() : spans;
        }
    }

    private record ExcerptView(
            int number, String carried, String system, List<LineView> lines, String answer, String reply) {

        static ExcerptView of(WireExcerpt excerpt) {
            List<LineView> lines = new ArrayList<>();
            int previous = 0;
            for (WireExcerpt.Line line : excerpt.shown()) {
                int leftOut = line.position() - previous - 1;
                lines.add(new LineView(
                        line.position(),
                        line.role(),
                        line.text(),
                        leftOut == 0 ? "" : ReportText.count(leftOut, "message")));
                previous = line.position();
            }
            return new ExcerptView(
                    excerpt.number(),
                    ReportText.count(excerpt.contents(), "message"),
                    excerpt.systemInstruction(),
                    lines,
                    ReportText.answer(excerpt),
                    excerpt.reply());
        }
    }

    /** @param leftOut how many messages are left out before this line, in words; empty if none */
    private record LineView(int position, String role, String text, String leftOut) {}
}
