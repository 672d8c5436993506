package lowtide.autograder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.batch.ClassSummary;
import lowtide.autograder.batch.ReportOptions;
import lowtide.autograder.batch.ShardMerge;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.cli.LowTideGrade.ExitCode;
import lowtide.autograder.rubric.Rubric;
import lowtide.course.Course;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade merge OUT...}. */
@Command(
        name = "merge",
        sortOptions = false,
        description = "Merges the out folders of the shards of a class into the reports of one run.")
public final class MergeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT", arity = "1..*", description = "The out folders of all shards, in any order.")
    private List<Path> shards;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder for the reports of the whole class.")
    private Path out;

    @Option(
            names = "--adjust",
            paramLabel = "FILE",
            description = {
                "A YAML file of points and comments by hand, which every report shows",
                "(default: adjust.yml beside the folder of --out, if it exists)."
            })
    private Path adjust;

    @Option(names = "--form", paramLabel = "NAME", description = OptionValue.FORMS)
    private List<String> forms = List.of();

    @Option(
            names = "--rubric",
            paramLabel = "FILE",
            defaultValue = "",
            description = "The rubric of the shards, if they have one.")
    private String rubric;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        if (adjust != null && !Files.isRegularFile(adjust)) {
            throw new OptionValue(command, "--adjust", adjust.toString()).wrong("there is no such file.");
        }
        try {
            Course course =
                    StageOptions.course(Course.shipped(), new OptionValue(command, "--rubric", rubric), Path.of(""));
            List<Path> earlier = Stream.concat(shards.stream(), Stream.of(out)).toList();
            ClassSummary summary = ShardMerge.merge(
                    shards,
                    out,
                    Rubric.name(course),
                    new ReportOptions(
                            Adjustments.ofClass(Optional.ofNullable(adjust), out, earlier, course),
                            OptionValue.forms(command, forms),
                            Clock.systemDefaultZone()));
            summary.lines().forEach(command.getOut()::println);
            command.getOut().println("  Class page: " + out.resolve("class.html"));
            Optional<String> warning = summary.warning();
            warning.ifPresent(text -> command.getOut().println("  Warning: " + text));
            return warning.isPresent() ? ExitCode.WARNING : ExitCode.DONE;
        } catch (RunRefused refused) {
            command.getErr().println(refused.getMessage());
            return ExitCode.WRONG_OPTION;
        }
    }
}
