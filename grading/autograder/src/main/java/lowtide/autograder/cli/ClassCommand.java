package lowtide.autograder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.autograder.batch.LivePage;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.cli.LowTideGrade.ExitCode;
import lowtide.course.Course;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade class DIR}. */
@Command(
        name = "class",
        sortOptions = false,
        description = {
            "Grades a class, several submissions at a time, and writes reports for students and gradebooks.",
            "The same command continues a run that was interrupted, and skips submissions that have not changed."
        })
public final class ClassCommand implements Callable<Integer> {

    private static final int MAX_JOBS = 256;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description = "A folder with one folder or zip archive per student, or a zip archive of such a folder.")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder for the reports and the finished results.")
    private Path out;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "",
            description =
                    "How many submissions to grade at a time (default: three for every two processors, if memory allows).")
    private String jobs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "",
            description =
                    "Ask the same questions as an earlier run (default: the seed of the run in --out, otherwise a random one).")
    private String seed;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            defaultValue = "",
            description = "Grade only shard I of N; the command merge merges the shards.")
    private String shard;

    @Option(
            names = "--roster",
            paramLabel = "FILE",
            description = "A CSV file of the students in the class, to report who is missing.")
    private Path roster;

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

    @Mixin
    private StageOptions stages;

    @Option(
            names = "--live",
            description =
                    "Write live.html in the folder of --out, which shows what is finished so far and names nobody.")
    private boolean live;

    @Option(names = "--names", description = "Show the names of students in live.html.")
    private boolean names;

    @Option(names = "--strict", description = "Grade nothing if a layer of isolation is missing.")
    private boolean strict;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine command = spec.commandLine();
        Path submissions = folder.toAbsolutePath().normalize();
        if (!Files.exists(submissions)) {
            throw new OptionValue(command, "DIR", folder.toString()).wrong("there is no such folder or file.");
        } else if (roster != null && !Files.isRegularFile(roster)) {
            throw new OptionValue(command, "--roster", roster.toString()).wrong("there is no such file.");
        } else if (adjust != null && !Files.isRegularFile(adjust)) {
            throw new OptionValue(command, "--adjust", adjust.toString()).wrong("there is no such file.");
        } else if (names && !live) {
            throw new ParameterException(command, "--names is for --live.");
        } else if (out.toAbsolutePath().normalize().startsWith(submissions)) {
            throw new OptionValue(command, "--out", out.toString())
                    .wrong("expected a folder outside " + folder + ", in which each folder is a student.");
        }
        ClassGrading grading = new ClassGrading(
                submissions,
                out.normalize(),
                Optional.ofNullable(roster),
                Optional.ofNullable(adjust),
                OptionValue.forms(command, forms),
                stages.selection(Course.shipped(), command, "--", Path.of("")),
                new OptionValue(command, "--seed", seed).seed(),
                new OptionValue(command, "--jobs", jobs).number(1, MAX_JOBS).map(Long::intValue),
                new OptionValue(command, "--shard", shard).shard(),
                live ? Optional.of(new LivePage(out.normalize(), names, System::nanoTime)) : Optional.empty(),
                false,
                strict);
        try {
            Optional<String> warning = grading.run(command.getOut(), command.getErr());
            warning.ifPresent(text -> command.getOut().println("  Warning: " + text));
            return warning.isPresent() ? ExitCode.WARNING : ExitCode.DONE;
        } catch (RunRefused refused) {
            command.getErr().println(refused.getMessage());
            return ExitCode.WRONG_OPTION;
        }
    }
}
