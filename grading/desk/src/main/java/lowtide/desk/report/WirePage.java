package lowtide.desk.report;

import java.util.List;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.report.ReportText;
import lowtide.course.CheckOutcome;
import lowtide.course.WireExcerpt;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/** The last requests that a check saw at Gemini, with their answers. */
public final class WirePage {

    private WirePage() {}

    /**
     * Writes the requests, or why there are none.
     *
     * @param most how many of the last requests
     */
    public static Page of(Page page, CheckResult check, int most) {
        page.text(Style.STRONG, check.check().id() + " ", check.check().title());
        List<WireExcerpt> requests =
                check.outcome() instanceof CheckOutcome.Failed failed ? failed.transcript() : List.of();
        if (requests.isEmpty()) {
            page.text(Style.PLAIN, why(check));
        }
        requests.subList(Math.max(0, requests.size() - most), requests.size())
                .forEach(request -> request(page.gap(), request));
        return page;
    }

    private static String why(CheckResult check) {
        return switch (check.verdict()) {
            case PASSED -> "It passed; only the requests of a failed check are kept.";
            case NOT_REACHED -> "It was not run: a check that it requires must pass first.";
            case FAILED, KIT_ERROR ->
                "No requests are kept: none was sent, the agent did not return, or its calls overlap, so that their order"
                        + " differs from run to run.";
        };
    }

    private static void request(Page page, WireExcerpt request) {
        page.text(
                Style.STRONG,
                "Request " + request.number() + " carried " + ReportText.count(request.contents(), "message"));
        if (!request.systemInstruction().isEmpty()) {
            page.text(Style.PLAIN, "     system  ", request.systemInstruction());
        }
        int previous = 0;
        for (WireExcerpt.Line line : request.shown()) {
            int leftOut = line.position() - previous - 1;
            if (leftOut > 0) {
                page.text(Style.FAINT, "     ", "(" + ReportText.count(leftOut, "message") + " more)");
            }
            page.text(Style.PLAIN, String.format("%4d %-6s ", line.position(), line.role()), line.text());
            previous = line.position();
        }
        page.text(
                Style.PLAIN,
                "  -> ",
                ReportText.answer(request) + (request.reply().isEmpty() ? "." : ": " + request.reply()));
    }
}
