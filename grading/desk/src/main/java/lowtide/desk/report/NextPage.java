package lowtide.desk.report;

import java.util.List;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.desk.terminal.Page;
import lowtide.desk.terminal.Page.Style;

/** A stage to work on: what is wrong with its agent, what to read, and which file to edit. */
public final class NextPage {

    private NextPage() {}

    /** Writes all of it. */
    public static Page of(Page page, Stage stage) {
        page.text(Style.STRONG, "Stage " + stage.number() + ": " + stage.title() + ", about " + minutes(stage));
        page.text(Style.PLAIN, stage.problem());
        page.text(Style.PLAIN, (stage.isDocument() ? "Your task: " : "Make the agent ") + stage.task() + ".")
                .gap();
        place(page, stage);
        return page;
    }

    /** Writes what to read and which file to edit. */
    static void place(Page page, Stage stage) {
        page.whole(Style.FAINT, "Read: " + readme(stage));
        page.whole(Style.FAINT, "Edit: exercises/" + stage.editedPath());
    }

    /** Writes which stage comes after this one. */
    static void after(Page page, Course course, Stage stage) {
        List<Stage> stages = course.stages();
        int index = stages.indexOf(stage) + 1;
        if (index == stages.size()) {
            page.text(Style.STRONG, "This was the last stage.");
            return;
        }
        Stage next = stages.get(index);
        if (next.lab() != stage.lab()) {
            page.text(Style.STRONG, "This was the last stage of lab " + stage.lab() + ".");
        }
        page.text(
                Style.STRONG,
                "Next: ",
                "stage " + next.number() + ", " + next.title() + ", about " + minutes(next) + ": " + readme(next));
    }

    private static String readme(Stage stage) {
        return "exercises/" + stage.folder() + "/README.md";
    }

    private static String minutes(Stage stage) {
        return stage.minutes() + " minutes";
    }
}
