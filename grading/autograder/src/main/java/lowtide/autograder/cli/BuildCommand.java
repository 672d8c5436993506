package lowtide.autograder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.cli.LowTideGrade.ExitCode;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.sandbox.PostgresServer;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.course.Course;
import lowtide.course.language.LanguageChoice;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            description = "A folder with one folder per stage, or a zip archive of one.")
    private String submission;

    @Option(names = "--submissions", defaultValue = "", description = "Grade a class instead of one submission.")
    private String submissions;

    @Mixin
    private StageOptions stages;

    @Option(
            names = "--require",
            defaultValue = "",
            description = "Fail if fewer points than this are earned in lab 1, or in the lab or stage that is graded.")
    private String require;

    @Option(
            names = "--seed",
            defaultValue = "",
            description = "Ask the same questions as an earlier run. Every scorecard prints its seed.")
    private String seed;

    @Option(
            names = "--database",
            defaultValue = "",
            description = "What stage 11 is graded on: sqlite or postgresql, which must be installed.")
    private String database;

    @Option(
            names = "--adjust",
            defaultValue = "",
            description = "A YAML file of points and comments by hand, for a class.")
    private String adjust;

    @Option(
            names = "--lang",
            defaultValue = "",
            description = "The language of the scorecard and its page; without it, the one that exercises/lab speaks.")
    private String lang;

    @Option(
            names = "--results",
            required = true,
            description =
                    "The results.json to write if all stages are graded. Those of one stage or lab go into a subfolder.")
    private Path results;

    @Option(names = "--class-out", required = true, description = "The folder for the reports of a class.")
    private Path classOut;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.deleteIfExists(reasonFile());
        CommandLine command = spec.commandLine();
        StageSelection selection = stages.selection(Course.shipped(), command, "-D", root);
        Optional<Long> required =
                new OptionValue(command, "-Drequire", require).number(0, selection.points(selection.mainLab()));
        Optional<Long> chosenSeed = new OptionValue(command, "-Dseed", seed).seed();
        ReportLanguage language = language(command);
        Supplier<Sandbox> sandbox = sandbox(new OptionValue(command, "-Ddatabase", database));
        PrintWriter out = command.getOut();
        Optional<String> reason = submissions.isBlank()
                ? gradeSubmission(selection, required, chosenSeed, sandbox, language)
                : gradeClass(selection, chosenSeed);
        if (reason.isEmpty()) {
            return ExitCode.DONE;
        }
        out.println("  " + language.text("warning.fails", reason.get()));
        leaveReason(reason.get());
        return ExitCode.WARNING;
    }

    private Optional<String> gradeSubmission(
            StageSelection selection,
            Optional<Long> required,
            Optional<Long> chosenSeed,
            Supplier<Sandbox> sandbox,
            ReportLanguage language)
            throws IOException {
        Path folder = existing("-Dsubmission", submission.isBlank() ? "exercises" : submission);
        Path file = selection
                .partName()
                .map(part -> results.resolveSibling(part).resolve(results.getFileName()))
                .orElse(results);
        return new SubmissionGrading(
                        root,
                        folder,
                        selection,
                        required,
                        chosenSeed,
                        Adjustments.NONE,
                        Set.of(),
                        file,
                        kitVersion,
                        sandbox,
                        false,
                        language,
                        Clock.systemDefaultZone())
                .run(spec.commandLine().getOut());
    }

    /** The language chosen; a class is always graded in English. */
    private ReportLanguage language(CommandLine command) throws IOException {
        OptionValue option = new OptionValue(command, "-Dlang", lang);
        if (option.isGiven() && LanguageChoice.language(lang).isEmpty()) {
            throw option.wrong("expected one of " + LanguageChoice.codes() + ".");
        }
        Locale language = submissions.isBlank()
                ? LanguageChoice.of(lang, LanguageChoice.remembered(root), System.getenv())
                : Locale.ENGLISH;
        Course course =
                stages.selection(Course.shipped(language), command, "-D", root).course();
        return ReportLanguage.of(course, language);
    }

    private Supplier<Sandbox> sandbox(OptionValue option) {
        switch (option.value().strip()) {
            case "", "sqlite":
                return Sandbox::open;
            case "postgresql":
                if (!submissions.isBlank()) {
                    throw option.wrong("a class is graded on SQLite, because its submissions would share the server.");
                }
                if (!PostgresServer.isInstalled()) {
                    throw option.wrong(PostgresServer.MISSING);
                }
                return () -> {
                    try {
                        return Sandbox.onPostgres();
                    } catch (IllegalStateException failure) {
                        throw option.wrong(failure.getMessage());
                    }
                };
            default:
                throw option.wrong("expected sqlite or postgresql.");
        }
    }

    /** The out folder belongs to the build: results of another kit or seed in it are deleted. */
    private Optional<String> gradeClass(StageSelection selection, Optional<Long> chosenSeed)
            throws IOException, InterruptedException {
        Path folder = existing("-Dsubmissions", submissions);
        Optional<Path> chosenAdjust = adjust.isBlank()
                ? Optional.empty()
                : Optional.of(new OptionValue(spec.commandLine(), "-Dadjust", adjust).file(root));
        try {
            return new ClassGrading(
                            folder,
                            classOut,
                            Optional.empty(),
                            chosenAdjust,
                            Set.of(),
                            selection,
                            chosenSeed,
                            Optional.empty(),
                            Shard.WHOLE,
                            Optional.empty(),
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

    private Path existing(String option, String folder) {
        OptionValue value = new OptionValue(spec.commandLine(), option, folder);
        try {
            Path path = root.resolve(folder).toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw value.wrong(OptionValue.NO_SUBMISSION);
            }
            return path;
        } catch (InvalidPathException unmappable) {
            throw value.wrong(OptionValue.UNMAPPABLE);
        }
    }

    private Path reasonFile() {
        return results.resolveSibling("build-fails.txt");
    }
}
