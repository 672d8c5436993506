package lowtide.desk.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.checks.language.FindingTexts;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/** The questions of a student, of which each has its own. */
public final class QuizPage {

    /** A number or a letter before a question or a choice, under which further lines are indented. */
    private static final Pattern LABELLED = Pattern.compile("( *\\w\\.? +)(.*)");

    private QuizPage() {}

    /**
     * Writes the questions.
     *
     * @param questions line by line, in English; the first is a title
     * @param file where the answers belong
     */
    public static Page of(Page page, Messages messages, List<String> questions, String file) {
        FindingTexts texts = messages.findings();
        page.text(Style.STRONG, texts.of(questions.get(0)));
        for (String line : questions.subList(1, questions.size())) {
            Matcher labelled = LABELLED.matcher(line);
            if (line.isEmpty()) {
                page.gap();
            } else if (labelled.matches()) {
                page.text(Style.PLAIN, labelled.group(1), texts.of(labelled.group(2)));
            } else {
                page.text(Style.PLAIN, texts.of(line));
            }
        }
        page.gap();
        return page.text(Style.FAINT, messages.text("quiz.answers", file));
    }
}
