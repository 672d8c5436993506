package lowtide.desk.report;

import java.util.List;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/** A unified diff. */
public final class DiffPage {

    private DiffPage() {}

    /** Writes its lines as they are. */
    public static Page of(Page page, Messages messages, List<String> diff) {
        if (diff.isEmpty()) {
            return page.text(Style.PLAIN, messages.text("diff.same"));
        }
        diff.forEach(line -> page.whole(style(line), line));
        return page;
    }

    private static Style style(String line) {
        if (line.startsWith("--- ") || line.startsWith("+++ ") || line.startsWith("@@")) {
            return Style.STRONG;
        }
        return line.startsWith("+") ? Style.GOOD : line.startsWith("-") ? Style.BAD : Style.PLAIN;
    }
}
