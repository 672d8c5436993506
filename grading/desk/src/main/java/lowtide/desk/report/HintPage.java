package lowtide.desk.report;

import java.util.List;
import lowtide.course.Check;
import lowtide.course.Stage;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/** The hints of a check that the student has asked for. */
public final class HintPage {

    private HintPage() {}

    /**
     * Writes the first hints.
     *
     * @param shown how many, at least 1
     * @param commands what the student can type
     */
    public static Page of(Page page, Messages messages, Stage stage, Check check, int shown, LabCommands commands) {
        List<String> hints = check.hints();
        page.text(Style.STRONG, check.id() + " ", check.title());
        for (int i = 0; i < Math.min(shown, hints.size()); i++) {
            page.gap();
            page.text(Style.FAINT, messages.text("hint.title", i + 1, hints.size(), messages.text("hint." + (i + 1))));
            page.text(Style.PLAIN, "  ", hints.get(i));
        }
        if (shown > hints.size()) {
            page.gap();
            page.text(
                    Style.PLAIN,
                    messages.label("hint.no_more"),
                    commands.solution(stage)
                            .map(solution -> messages.text("hint.solution", solution + " --anyway"))
                            .orElse(messages.text("hint.instructor")));
        }
        return page;
    }
}
