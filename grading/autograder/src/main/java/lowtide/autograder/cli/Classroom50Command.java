package lowtide.autograder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Callable;
import lowtide.autograder.cli.LowTideGrade.ExitCode;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.export.Classroom50Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade classroom50 RESULTS}. */
@Command(
        name = "classroom50",
        sortOptions = false,
        description = {
            "Writes results as Classroom 50's result.json.",
            "Data of the submission is taken from the environment variables of Classroom 50's runner."
        })
public final class Classroom50Command implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RESULTS", description = "The results.json of one submission.")
    private Path results;

    @Option(
            names = "--submitted",
            paramLabel = "TIME",
            required = true,
            description = "When the commit was made, as git log -1 --format=%%cI prints it.")
    private String submitted;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "result.json",
            description = "The file to write (default: ${DEFAULT-VALUE}).")
    private Path out;

    /** With the environment variables of this process. */
    public Classroom50Command() {
        this(System.getenv());
    }

    Classroom50Command(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        if (!Files.isRegularFile(results)) {
            throw new OptionValue(command, "RESULTS", results.toString()).wrong("there is no such file.");
        }
        Instant time = time(command);
        Results graded = ResultsJson.read(results);
        if (graded.lacksGrade()) {
            command.getErr().println("The kit itself failed, so there is no result. Grade the submission again.");
            return ExitCode.WARNING;
        }
        try {
            Files.write(out, Classroom50Json.bytes(graded, Classroom50Json.Run.of(environment, time)));
            return ExitCode.DONE;
        } catch (IllegalArgumentException missing) {
            command.getErr().println(missing.getMessage());
            return ExitCode.WRONG_OPTION;
        }
    }

    private Instant time(CommandLine command) {
        try {
            return OffsetDateTime.parse(submitted.strip()).toInstant();
        } catch (DateTimeParseException noTime) {
            throw new OptionValue(command, "--submitted", submitted)
                    .wrong("expected a time like 2026-06-01T14:32:01Z or 2026-06-01T16:32:01+02:00.");
        }
    }
}
