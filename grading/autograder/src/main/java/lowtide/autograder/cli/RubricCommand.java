package lowtide.autograder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lowtide.autograder.cli.LowTideGrade.ExitCode;
import lowtide.autograder.rubric.RubricText;
import lowtide.course.Course;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade rubric}. */
@Command(
        name = "rubric",
        sortOptions = false,
        description = "Prints the points of all stages, or of some, as a file for --rubric.")
public final class RubricCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StageOptions stages;

    @Override
    public Integer call() throws IOException {
        RubricText.lines(stages.selection(Course.shipped(), spec.commandLine(), "--", Path.of(""))
                        .stages())
                .forEach(spec.commandLine().getOut()::println);
        return ExitCode.DONE;
    }
}
