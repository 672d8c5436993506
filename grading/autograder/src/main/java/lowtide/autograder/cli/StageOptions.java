package lowtide.autograder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.rubric.Rubric;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that select what to grade. */
final class StageOptions {

    @Option(names = "--lab", paramLabel = "N", defaultValue = "", description = "Grade only the lab with this number.")
    private String lab;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            defaultValue = "",
            description = "Grade only the stage with this number or folder name.")
    private String stage;

    @Option(
            names = "--rubric",
            paramLabel = "FILE",
            defaultValue = "",
            description = "A YAML file of other points; the command rubric prints one to start from.")
    private String rubric;

    /**
     * The selected stages: all of them, those of one lab, or a single one.
     *
     * @param shipped the course with the points of the catalogue
     * @param prefix what the user writes before an option's name, {@code --} or {@code -D}
     * @param base the folder that the rubric's path is relative to
     * @throws CommandLine.ParameterException if there is no such lab or stage, whose message names those that there are, or
     *     the rubric is wrong
     * @throws IOException if the rubric cannot be read
     */
    StageSelection selection(Course shipped, CommandLine command, String prefix, Path base) throws IOException {
        Course course = course(shipped, new OptionValue(command, prefix + "rubric", rubric), base);
        OptionValue labOption = new OptionValue(command, prefix + "lab", lab);
        OptionValue stageOption = new OptionValue(command, prefix + "stage", stage);
        Optional<Lab> chosenLab = labOption.isGiven() ? Optional.of(lab(course, labOption)) : Optional.empty();
        List<Stage> stages = chosenLab.map(Lab::stages).orElseGet(course::stages);
        return new StageSelection(
                course, stageOption.isGiven() ? List.of(stage(course, stages, chosenLab, stageOption)) : stages);
    }

    /** The course with the points of the rubric, if one is named. */
    static Course course(Course shipped, OptionValue option, Path base) throws IOException {
        if (!option.isGiven()) {
            return shipped;
        }
        Path file = option.file(base);
        try {
            return Rubric.applied(file, shipped);
        } catch (RunRefused refused) {
            throw new CommandLine.ParameterException(option.command(), refused.getMessage(), refused);
        }
    }

    private static Lab lab(Course course, OptionValue option) {
        return course.labs().stream()
                .filter(lab ->
                        String.valueOf(lab.number()).equals(option.value().strip()))
                .findFirst()
                .orElseThrow(() -> option.wrong("expected the number of a lab: "
                        + course.labs().stream()
                                .map(lab -> lab.number() + " (" + lab.title() + ")")
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static Stage stage(Course course, List<Stage> stages, Optional<Lab> lab, OptionValue option) {
        return course.stage(option.value())
                .filter(stages::contains)
                .orElseThrow(() -> option.wrong("expected the number or the folder name of a stage"
                        + lab.map(chosen -> " of lab " + chosen.number()).orElse("") + ": "
                        + stages.stream().map(Stage::folder).collect(Collectors.joining(", ")) + "."));
    }
}
