package lowtide.autograder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.Shard;
import lowtide.course.Stage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What {@code mvn verify} runs at its end. An option given without a value counts as not given. What must fail the build is
 * left in {@code build-fails.txt}: Maven's own words for an exit code are a long stack trace.
 */
@Command(name = "build", hidden = true, sortOptions = false)
public final class BuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--root", required = true, description = "The folder of the kit; relative paths start there.")
    private Path root;

    @Option(names = "--kit-version", required = true, description = "Written into results.json.")
    private String kitVersion;

    @Option(
            names = "--submission",
            defaultValue = "exercises",
            description = "A folder with one folder a stage, or a zip archive of one.")
    private String submission;

    @Option(names = "--submissions", defaultValue = "", description = "A class, instead of a submission.")
    private String submissions;

    @Option(names = "--stage", defaultValue = "", description = "Grade only the stage with this number.")
    private String stage;

    @Option(names = "--require", defaultValue = "", description = "Fail if fewer points than this are earned.")
    private String require;

    @Option(
            names = "--seed",
            defaultValue = "",
            description = "Ask the same questions again; printed with every scorecard.")
    private String seed;

    @Option(names = "--results", required = true, description = "Where results.json goes.")
    private Path results;

    @Option(names = "--class-out", required = true, description = "Where the reports on a class go.")
    private Path classOut;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.deleteIfExists(reasonFile());
        CommandLine command = spec.commandLine();
        List<Stage> stages = new OptionValue(command, "-Dstage", stage).stages();
        Optional<Long> required = new OptionValue(command, "-Drequire", require)
                .number(0, stages.stream().mapToInt(Stage::points).sum());
        Optional<Long> questions = new OptionValue(command, "-Dseed", seed).seed();
        PrintWriter out = command.getOut();
        Optional<String> why = submissions.isBlank()
                ? new SubmissionGrading(
                                root,
                                absolute(submission.isBlank() ? "exercises" : submission),
                                stages,
                                required,
                                questions,
                                results,
                                kitVersion,
                                false)
                        .run(out)
                : gradeClass(stages, questions);
        if (why.isEmpty()) {
            return ExitCode.DONE;
        }
        out.println("  The build fails: " + why.get());
        leaveReason(why.get());
        return ExitCode.LOOK_AT_IT;
    }

    /** In a folder of the build's own: what was there before from another kit or seed is of no use any more. */
    private Optional<String> gradeClass(List<Stage> stages, Optional<Long> questions)
            throws IOException, InterruptedException {
        Path folder = absolute(submissions);
        if (!Files.exists(folder)) {
            return Optional.of("there is no folder " + folder + ".");
        }
        try {
            return new ClassGrading(
                            folder,
                            classOut,
                            Optional.empty(),
                            stages,
                            questions,
                            Optional.empty(),
                            Shard.WHOLE,
                            true,
                            false)
                    .run(spec.commandLine().getOut(), spec.commandLine().getErr());
        } catch (RunRefused refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /** Leaves the reason where the build finds it. */
    void leaveReason(String reason) throws IOException {
        if (results != null) { // the option itself may be what is wrong
            Files.createDirectories(reasonFile().getParent());
            Files.writeString(reasonFile(), reason);
        }
    }

    private Path absolute(String folder) {
        return root.resolve(folder).toAbsolutePath().normalize();
    }

    private Path reasonFile() {
        return results.resolveSibling("build-fails.txt");
    }
}
