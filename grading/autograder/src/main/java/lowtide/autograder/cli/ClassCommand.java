package lowtide.autograder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.autograder.batch.journal.RunRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade class DIR}. */
@Command(
        name = "class",
        sortOptions = false,
        description = {
            "Grades a class, several submissions at a time, and writes reports for students and gradebooks.",
            "The same command continues a run that was ended, however it ended, and skips what has not changed."
        })
public final class ClassCommand implements Callable<Integer> {

    private static final int MOST_JOBS = 256;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description = "A folder with one folder or zip a student, or a zip of such a folder.")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where the reports go, and what is finished is kept.")
    private Path out;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "",
            description = "How many submissions at a time (default: three for two processors, as far as memory goes).")
    private String jobs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "",
            description = "Ask exactly the questions of an earlier run (default: that of the run in --out, else any).")
    private String seed;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            defaultValue = "",
            description = "Grade only the I-th of N parts; merge puts them together.")
    private String shard;

    @Option(
            names = "--roster",
            paramLabel = "FILE",
            description = "A CSV of who is in the class: tells who is missing.")
    private Path roster;

    @Option(
            names = "--stage",
            paramLabel = "N",
            defaultValue = "",
            description = "Grade only the stage with this number.")
    private String stage;

    @Option(names = "--strict", description = "Grade nothing where a layer of isolation is missing.")
    private boolean strict;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine command = spec.commandLine();
        Path delivered = folder.toAbsolutePath().normalize();
        if (!Files.exists(delivered)) {
            throw new OptionValue(command, "DIR", folder.toString()).wrong("there is no such folder or file.");
        } else if (roster != null && !Files.isRegularFile(roster)) {
            throw new OptionValue(command, "--roster", roster.toString()).wrong("there is no such file.");
        } else if (out.toAbsolutePath().normalize().startsWith(delivered)) {
            throw new OptionValue(command, "--out", out.toString())
                    .wrong("expected a folder outside of " + folder + ", whose folders are students.");
        }
        ClassGrading grading = new ClassGrading(
                delivered,
                out.normalize(),
                Optional.ofNullable(roster),
                new OptionValue(command, "--stage", stage).stages(),
                new OptionValue(command, "--seed", seed).seed(),
                new OptionValue(command, "--jobs", jobs).number(1, MOST_JOBS).map(Long::intValue),
                new OptionValue(command, "--shard", shard).shard(),
                false,
                strict);
        try {
            Optional<String> why = grading.run(command.getOut(), command.getErr());
            why.ifPresent(reason -> command.getOut().println("  Look at this: " + reason));
            return why.isPresent() ? ExitCode.LOOK_AT_IT : ExitCode.DONE;
        } catch (RunRefused refused) {
            command.getErr().println(refused.getMessage());
            return ExitCode.WRONG_OPTION;
        }
    }
}
