package lowtide.autograder.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade explain CHECK}. */
@Command(name = "explain", description = "Prints the points of a check, why it matters, and its hints.")
public final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CHECK", description = "The id of the check, such as 1A.")
    private String check;

    @Override
    public Integer call() {
        List<Stage> stages = Course.shipped().stages();
        String wanted = check.strip().toUpperCase(Locale.ROOT);
        for (Stage stage : stages) {
            for (Check item : stage.checks()) {
                if (item.id().equals(wanted)) {
                    print(stage, item, spec.commandLine().getOut());
                    return ExitCode.DONE;
                }
            }
        }
        throw new OptionValue(spec.commandLine(), "CHECK", check)
                .wrong("expected one of "
                        + stages.stream()
                                .flatMap(stage -> stage.checks().stream())
                                .map(Check::id)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private static void print(Stage stage, Check item, PrintWriter out) {
        out.println(item.id() + "  " + item.title());
        out.println("    " + item.points() + " of the " + stage.points() + " points of stage " + stage.number() + ", "
                + stage.title() + (item.core() ? "; core" : "; production"));
        if (!item.requires().isEmpty()) {
            out.println("    Not run unless these pass: " + String.join(", ", item.requires()));
        }
        out.println("  Why it matters");
        out.println("    " + item.why());
        out.println("  Hints, from general to specific");
        item.hints().forEach(hint -> out.println("    - " + hint));
    }
}
