package lowtide.autograder.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lowtide.checks.Rubric;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade explain CHECK}. */
@Command(name = "explain", description = "Says what a check is worth, why it matters, and its hints.")
public final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CHECK", description = "Its id, such as 1A.")
    private String check;

    @Override
    public Integer call() {
        List<Rubric.Stage> stages = Rubric.shipped().stages();
        String wanted = check.strip().toUpperCase(Locale.ROOT);
        for (Rubric.Stage stage : stages) {
            for (Rubric.Item item : stage.checks()) {
                if (item.id().equals(wanted)) {
                    print(stage, item, spec.commandLine().getOut());
                    return ExitCode.DONE;
                }
            }
        }
        throw new Asked(spec.commandLine(), "CHECK", check)
                .wrong("expected one of "
                        + stages.stream()
                                .flatMap(stage -> stage.checks().stream())
                                .map(Rubric.Item::id)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private static void print(Rubric.Stage stage, Rubric.Item item, PrintWriter out) {
        out.println(item.id() + "  " + item.title());
        out.println("    " + item.points() + " of the " + stage.points() + " points of stage " + stage.number() + ", "
                + stage.title() + (item.core() ? "; core" : "; production"));
        if (!item.needs().isEmpty()) {
            out.println("    Earns nothing without " + String.join(" and ", item.needs()));
        }
        out.println("  Why it matters");
        out.println("    " + item.why());
        out.println("  Hints, each saying more than the one before");
        item.hints().forEach(hint -> out.println("    - " + hint));
    }
}
