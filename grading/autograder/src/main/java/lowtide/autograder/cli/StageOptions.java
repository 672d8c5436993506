package lowtide.autograder.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.autograder.grade.StageSelection;
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

    /**
     * The selected stages: all of them, those of one lab, or a single one.
     *
     * @param prefix what the user writes before an option's name, {@code --} or {@code -D}
     * @throws CommandLine.ParameterException if there is no such lab or stage; the message names those that there are
     */
    StageSelection selection(Course course, CommandLine command, String prefix) {
        OptionValue labOption = new OptionValue(command, prefix + "lab", lab);
        OptionValue stageOption = new OptionValue(command, prefix + "stage", stage);
        Optional<Lab> chosenLab = labOption.isGiven() ? Optional.of(lab(course, labOption)) : Optional.empty();
        List<Stage> stages = chosenLab.map(Lab::stages).orElseGet(course::stages);
        return new StageSelection(
                course, stageOption.isGiven() ? List.of(stage(course, stages, chosenLab, stageOption)) : stages);
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
