package lowtide.autograder;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.autograder.intake.Submission;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.ScorecardText;
import lowtide.autograder.score.Scorecard;
import lowtide.autograder.score.Verdict;
import lowtide.checks.Rubric;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that {@code mvn verify} runs at its end. An option given without a value counts as not given. */
@Command(name = "grade", description = "Grades a submission and prints its scorecard.", sortOptions = false)
public final class Main implements Callable<Integer> {

    private static final int BUILD_FAILS = 1;
    private static final int WRONG_OPTION = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--root", required = true, description = "The folder of the kit; relative paths start there.")
    private Path root;

    @Option(names = "--kit-version", required = true, description = "Written into results.json.")
    private String kitVersion;

    @Option(names = "--submission", defaultValue = "exercises", description = "A folder with one folder a stage.")
    private String submission;

    @Option(names = "--stage", defaultValue = "", description = "Grade only the stage with this number.")
    private String stage;

    @Option(names = "--require", defaultValue = "", description = "Fail if fewer points than this are earned.")
    private String require;

    @Option(names = "--seed", defaultValue = "", description = "Ask the same questions again; printed with every scorecard.")
    private String seed;

    @Option(names = "--results", required = true, description = "Where results.json goes.")
    private Path results;

    /** Exits with 0 if there is a scorecard and nothing that must fail the build, with 1 otherwise, and with 2 for wrong options. */
    public static void main(String[] arguments) {
        System.exit(commandLine()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setParameterExceptionHandler((wrong, arguments) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage()); // the options have other names on Maven's command line
            return WRONG_OPTION;
        });
    }

    @Override
    public Integer call() throws IOException {
        Rubric rubric = Rubric.shipped();
        List<Rubric.Stage> stages = stages(rubric);
        Optional<Long> required = number("-Drequire", require, 0, stages.stream().mapToInt(Rubric.Stage::points).sum());
        long questions = number("-Dseed", seed, Long.MIN_VALUE, Long.MAX_VALUE)
                .orElseGet(() -> (long) new SecureRandom().nextInt(1_000_000));
        Path folder = root.resolve(submission.isBlank() ? "exercises" : submission).toAbsolutePath().normalize();

        Scorecard scorecard;
        try (Autograder autograder = new Autograder()) {
            scorecard = autograder.grade(new Submission(folder), stages, questions);
        }
        ResultsJson.write(scorecard, kitVersion, results);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        ScorecardText.lines(scorecard, fromRoot(folder), fromRoot(results)).forEach(out::println);
        return verdict(scorecard, folder, required, out);
    }

    /** Relative to the kit's folder if it is inside it, else absolute. */
    private String fromRoot(Path path) {
        Path kit = root.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(kit) ? kit.relativize(absolute) : absolute).toString();
    }

    private static int verdict(Scorecard scorecard, Path folder, Optional<Long> required, PrintWriter out) {
        if (scorecard.has(Verdict.KIT_ERROR)) {
            out.println("  The build fails because the kit itself failed; that costs no points. Please report it with results.json.");
        } else if (scorecard.has(Verdict.DOES_NOT_COMPILE)) {
            out.println("  The build fails because a stage does not compile; the other stages were graded.");
        } else if (!Files.isDirectory(folder)) {
            out.println("  The build fails because there is no such folder.");
        } else if (required.isPresent() && scorecard.points() < required.get()) {
            out.println("  The build fails because " + required.get() + " points are required.");
        } else {
            return 0;
        }
        return BUILD_FAILS;
    }

    private List<Rubric.Stage> stages(Rubric rubric) {
        Optional<Long> only = number("-Dstage", stage, 1, rubric.stages().size());
        return only.map(number -> List.of(rubric.stages().get(number.intValue() - 1))).orElse(rubric.stages());
    }

    private Optional<Long> number(String option, String value, long least, long most) {
        if (value.isBlank()) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(value.strip());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new ParameterException(spec.commandLine(), option + "=" + value + ": expected a whole number"
                + (least == Long.MIN_VALUE ? "." : " from " + least + " to " + most + "."));
    }
}
