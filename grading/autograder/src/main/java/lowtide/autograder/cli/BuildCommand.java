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
 * The command that {@code mvn verify} runs at its end. An option without a value counts as not given. The reason why the
 * build must fail is written to {@code build-fails.txt}, because Maven reports an exit code with a long stack trace.
 */
@Command(name = "build", hidden = true, sortOptions = false)
public final class BuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--root",
            required = true,
            description = "The folder of the kit. Relative paths are resolved against it.")
    private Path root;

    @Option(names = "--kit-version", required = true, description = "Written into results.json.")
    private String kitVersion;

    @Option(
            names = "--submission",
            defaultValue = "exercises",
            description = "A folder with one folder a stage, or a zip archive of one.")
    private String submission;

    @Option(names = "--submissions", defaultValue = "", description = "Grade a class instead of one submission.")
    private String submissions;

    @Option(names = "--stage", defaultValue = "", description = "Grade only the stage with this number.")
    private String stage;

    @Option(names = "--require", defaultValue = "", description = "Fail if fewer points than this are earned.")
    private String require;

    @Option(
            names = "--seed",
            defaultValue = "",
            description = "Ask the same questions as an earlier run. Every scorecard prints its seed.")
    private String seed;

    @Option(names = "--results", required = true, description = "The results.json to write.")
    private Path results;

    @Option(names = "--class-out", required = true, description = "The folder for the reports of a class.")
    private Path classOut;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.deleteIfExists(reasonFile());
        CommandLine command = spec.commandLine();
        List<Stage> stages = new OptionValue(command, "-Dstage", stage).stages();
        Optional<Long> required = new OptionValue(command, "-Drequire", require)
                .number(0, stages.stream().mapToInt(Stage::points).sum());
        Optional<Long> chosenSeed = new OptionValue(command, "-Dseed", seed).seed();
        PrintWriter out = command.getOut();
        Optional<String> reason = submissions.isBlank()
                ? new SubmissionGrading(
                                root,
                                absolute(submission.isBlank() ? "exercises" : submission),
                                stages,
                                required,
                                chosenSeed,
                                results,
                                kitVersion,
                                false)
                        .run(out)
                : gradeClass(stages, chosenSeed);
        if (reason.isEmpty()) {
            return ExitCode.DONE;
        }
        out.println("  The build fails: " + reason.get());
        leaveReason(reason.get());
        return ExitCode.WARNING;
    }

    /** The out folder belongs to the build: results of another kit or seed in it are deleted. */
    private Optional<String> gradeClass(List<Stage> stages, Optional<Long> seed)
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
                            seed,
                            Optional.empty(),
                            Shard.WHOLE,
                            true,
                            false)
                    .run(spec.commandLine().getOut(), spec.commandLine().getErr());
        } catch (RunRefused refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /** Writes the reason to the file that the build reads. */
    void leaveReason(String reason) throws IOException {
        if (results != null) { // null if the option itself is wrong
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
