package lowtide.autograder.rubric;

import java.util.ArrayList;
import java.util.List;
import lowtide.course.Check;
import lowtide.course.Stage;

/** The points of stages as a rubric, for an instructor who changes them. */
public final class RubricText {

    private RubricText() {}

    /** The lines of the file. Read back, it changes nothing but the title. */
    public static List<String> lines(List<Stage> stages) {
        List<String> lines = new ArrayList<>(List.of(
                "# Each stage below counts with the checks that are listed, and their points add up to those of the stage.",
                "# Delete a check to leave it out. A stage with 0 points and \"checks: []\" is not graded; a stage that is not",
                "# listed keeps its points.",
                "title: My rubric",
                "stages:"));
        for (Stage stage : stages) {
            lines.add("- stage: " + stage.number() + "  # " + stage.title());
            lines.add("  points: " + stage.points());
            lines.add("  checks:");
            for (Check check : stage.checks()) {
                lines.add("  - {check: " + check.id() + ", points: " + check.points() + "}  # " + check.title()
                        + (check.requires().isEmpty() ? "" : "; requires " + String.join(", ", check.requires())));
            }
        }
        return lines;
    }
}
