package lowtide.desk.report;

import java.util.Optional;
import lowtide.course.Check;
import lowtide.course.Stage;

/**
 * What the student can type.
 *
 * @param lab what the student types to call this program
 * @param hasSolutions whether the folder of the kit has the solutions; the zip for students has none
 */
public record LabCommands(String lab, boolean hasSolutions) {

    String hint(Check check) {
        return lab + " hint " + check.id();
    }

    /** Shows what went over the wire in a check. */
    public String show(Check check) {
        return lab + " show " + check.id();
    }

    /** Compares with the solution; empty if there is none. */
    Optional<String> solution(Stage stage) {
        return hasSolutions ? Optional.of(lab + " solution " + stage.number()) : Optional.empty();
    }
}
