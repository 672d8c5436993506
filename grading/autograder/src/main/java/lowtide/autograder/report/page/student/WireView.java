package lowtide.autograder.report.page.student;

import java.util.ArrayList;
import java.util.List;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.course.WireExcerpt;

/**
 * A request before a check failed, as the page shows it.
 *
 * @param carried how many messages, in words
 */
record WireView(int number, String carried, String system, List<LineView> lines, String answer, String reply) {

    static WireView of(WireExcerpt excerpt, ReportLanguage language) {
        List<LineView> lines = new ArrayList<>();
        int previous = 0;
        for (WireExcerpt.Line line : excerpt.shown()) {
            int leftOut = line.position() - previous - 1;
            lines.add(new LineView(
                    line.position(), line.role(), line.text(), leftOut == 0 ? "" : language.text("messages", leftOut)));
            previous = line.position();
        }
        return new WireView(
                excerpt.number(),
                language.text("messages", excerpt.contents()),
                excerpt.systemInstruction(),
                lines,
                ReportText.answer(excerpt, language),
                excerpt.reply());
    }

    /** @param leftOut how many messages are left out before this line, in words; empty if none */
    record LineView(int position, String role, String text, String leftOut) {}
}
