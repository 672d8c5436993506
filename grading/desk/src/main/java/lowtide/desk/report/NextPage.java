package lowtide.desk.report;

import java.util.List;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/** A stage to work on: what is wrong with its agent, what to read, and which file to edit. */
public final class NextPage {

    private NextPage() {}

    /** Writes all of it. */
    public static Page of(Page page, Messages messages, Stage stage) {
        page.text(Style.STRONG, messages.text("next.stage", stage.number(), stage.title(), stage.minutes()));
        page.text(Style.PLAIN, stage.problem());
        boolean isEndOfSentence = !stage.isDocument() && messages.speaks(stage.language());
        page.text(Style.PLAIN, messages.text(isEndOfSentence ? "next.agent" : "next.task", stage.task()))
                .gap();
        place(page, messages, stage);
        return page;
    }

    /** Writes what to read and which file to edit. */
    static void place(Page page, Messages messages, Stage stage) {
        page.whole(Style.FAINT, messages.text("next.read", readme(stage)));
        page.whole(Style.FAINT, messages.text("next.edit", "exercises/" + stage.editedPath()));
    }

    /** Writes which stage comes after this one. */
    static void after(Page page, Messages messages, Course course, Stage stage) {
        List<Stage> stages = course.stages();
        int index = stages.indexOf(stage) + 1;
        if (index == stages.size()) {
            page.text(Style.STRONG, messages.text("next.last"));
            return;
        }
        Stage next = stages.get(index);
        if (next.lab() != stage.lab()) {
            page.text(Style.STRONG, messages.text("next.last_of_lab", stage.lab()));
        }
        page.text(
                Style.STRONG,
                messages.label("next.label"),
                messages.text("next.after", next.number(), next.title(), next.minutes(), readme(next)));
    }

    private static String readme(Stage stage) {
        return "exercises/" + stage.readmePath();
    }
}
