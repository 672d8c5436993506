package lowtide.autograder.grade;

import java.util.List;
import java.util.Optional;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;

/**
 * The stages to grade.
 *
 * @param course the course that they belong to
 * @param stages in the order in which they are taught; at least one
 */
public record StageSelection(Course course, List<Stage> stages) {

    /** Copies the list. */
    public StageSelection {
        stages = List.copyOf(stages);
    }

    /** All stages of a course. */
    public static StageSelection all(Course course) {
        return new StageSelection(course, course.stages());
    }

    /** What to call a part of the course, such as {@code 01-context-cap} or {@code lab-2}; empty if this is all of it. */
    public Optional<String> partName() {
        if (stages.size() == course.stages().size()) {
            return Optional.empty();
        }
        return Optional.of(
                stages.size() == 1
                        ? stages.get(0).folder()
                        : "lab-" + stages.get(0).lab());
    }

    /** The lab to which a required score applies: the only one selected, or else lab {@value Lab#DEFAULT}. */
    public int mainLab() {
        return mainLab(stages);
    }

    /** The points available in the selected stages of a lab. */
    public int points(int lab) {
        return stages.stream()
                .filter(stage -> stage.lab() == lab)
                .mapToInt(Stage::points)
                .sum();
    }

    /** Lab {@value Lab#DEFAULT} if one of the stages belongs to it, or else the lab with the lowest number. */
    static int mainLab(List<Stage> stages) {
        return stages.stream()
                .mapToInt(Stage::lab)
                .filter(lab -> lab == Lab.DEFAULT)
                .findFirst()
                .orElseGet(() -> stages.stream().mapToInt(Stage::lab).min().orElse(Lab.DEFAULT));
    }
}
