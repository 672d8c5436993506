package lowtide.autograder.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lowtide.autograder.cli.LowTideGrade.ExitCode;
import lowtide.checks.StageSuites;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Stage;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade explain CHECK}, or {@code explain --name NAME}. */
@Command(
        name = "explain",
        description = "Prints the points of a check, why it matters, and its hints; or the quiz of a student.")
public final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Subject subject;

    private static final class Subject {

        @Parameters(paramLabel = "CHECK", description = "The id of the check, such as 1A.")
        private String check;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "The name of a student: prints the questions that depend on it, and the answers.")
        private String name;
    }

    @Override
    public Integer call() {
        return subject.name == null ? explainCheck(subject.check) : explainQuiz(subject.name);
    }

    private int explainCheck(String check) {
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

    private int explainQuiz(String name) {
        PrintWriter out = spec.commandLine().getOut();
        for (Stage stage : Course.shipped().stages()) {
            StageSuites.personalQuestions(stage).ifPresent(quiz -> {
                try {
                    quiz.questions(name).forEach(out::println);
                    out.println();
                    out.println(stage.editedPath() + " with all points:");
                    out.println();
                    quiz.answers(name).forEach(out::println);
                } catch (IllegalArgumentException noName) {
                    throw new OptionValue(spec.commandLine(), "--name", name).wrong(noName.getMessage());
                }
            });
        }
        return ExitCode.DONE;
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
