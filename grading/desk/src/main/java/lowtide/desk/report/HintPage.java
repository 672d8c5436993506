package lowtide.desk.report;

import java.util.List;
import lowtide.course.Check;
import lowtide.course.Stage;
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
    public static Page of(Page page, Stage stage, Check check, int shown, LabCommands commands) {
        List<String> hints = check.hints();
        page.text(Style.STRONG, check.id() + " ", check.title());
        for (int i = 0; i < Math.min(shown, hints.size()); i++) {
            page.gap();
            page.text(Style.FAINT, "Hint " + (i + 1) + " of " + hints.size() + ", " + Check.HINT_NAMES.get(i) + ":");
            page.text(Style.PLAIN, "  ", hints.get(i));
        }
        if (shown > hints.size()) {
            page.gap();
            page.text(
                    Style.PLAIN,
                    "There are no more. ",
                    commands.solution(stage)
                            .map(solution -> "The solution: " + solution + " --anyway")
                            .orElse("Ask your instructor."));
        }
        return page;
    }
}
