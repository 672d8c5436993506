package lowtide.autograder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.cli.LowTideGrade.ExitCode;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.course.Course;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade grade DIR}. */
@Command(name = "grade", description = "Grades one submission and prints its scorecard.", sortOptions = false)
public final class GradeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description = "A folder with one folder per stage, as exercises/ has, or a zip archive of one.")
    private Path submission;

    @Mixin
    private StageOptions stages;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "",
            description = "Ask the same questions as an earlier run. Every scorecard prints its seed.")
    private String seed;

    @Option(
            names = "--require",
            paramLabel = "P",
            defaultValue = "",
            description =
                    "Exit with 3 if fewer points than this are earned in lab 1, or in the lab or stage that is graded.")
    private String require;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "lowtide-scorecard",
            description = "The folder for results.json and the page (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--adjust",
            paramLabel = "FILE",
            description = "A YAML file of points and comments by hand, as for a class.")
    private Path adjust;

    @Option(names = "--form", paramLabel = "NAME", description = OptionValue.FORMS)
    private List<String> forms = List.of();

    @Option(names = "--strict", description = "Grade nothing if a layer of isolation is missing.")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        StageSelection selection = stages.selection(Course.shipped(), command, "--", Path.of(""));
        Optional<Long> required =
                new OptionValue(command, "--require", require).number(0, selection.points(selection.mainLab()));
        Optional<Long> chosenSeed = new OptionValue(command, "--seed", seed).seed();
        if (!Files.exists(submission)) {
            throw new OptionValue(command, "DIR", submission.toString()).wrong(OptionValue.NO_SUBMISSION);
        }
        PrintWriter printer = command.getOut();
        Optional<String> warning =
                grading(selection, required, chosenSeed, adjustments(selection)).run(printer);
        warning.ifPresent(text -> printer.println("  Warning: " + text));
        return warning.isPresent() ? ExitCode.WARNING : ExitCode.DONE;
    }

    private Adjustments adjustments(StageSelection selection) throws IOException {
        if (adjust == null) {
            return Adjustments.NONE;
        }
        Path file = new OptionValue(spec.commandLine(), "--adjust", adjust.toString()).file(Path.of(""));
        try {
            return Adjustments.read(file, selection.course());
        } catch (RunRefused refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
        }
    }

    private SubmissionGrading grading(
            StageSelection selection, Optional<Long> required, Optional<Long> chosenSeed, Adjustments adjustments)
            throws IOException {
        return new SubmissionGrading(
                Path.of(""),
                submission.toAbsolutePath().normalize(),
                selection,
                required,
                chosenSeed,
                adjustments,
                OptionValue.forms(spec.commandLine(), forms),
                out.resolve("results.json"),
                KitFingerprint.runningVersion(),
                Sandbox::open,
                strict,
                ReportLanguage.of(selection.course(), Locale.ENGLISH),
                Clock.systemDefaultZone());
    }
}
