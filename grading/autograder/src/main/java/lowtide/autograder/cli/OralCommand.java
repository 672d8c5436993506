package lowtide.autograder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.cli.LowTideGrade.ExitCode;
import lowtide.autograder.grade.Autograder;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.oral.GivenLines;
import lowtide.autograder.oral.OralExam;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.Submission;
import lowtide.autograder.submission.archive.FileName;
import lowtide.course.Course;
import lowtide.course.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lowtide-grade oral DIR}. */
@Command(
        name = "oral",
        sortOptions = false,
        description = {
            "Prints questions for an oral exam about a student's own code, with the expected answers.",
            "It grades the submission first, or reads what the command class has graded."
        })
public final class OralCommand implements Callable<Integer> {

    private static final long SEED = 1; // the same questions each time
    private static final int MAX_QUESTIONS = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A submission, or the folder of --out of the command class.")
    private Path folder;

    @Mixin
    private StageOptions stages;

    @Option(
            names = "--questions",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many questions for each student, 1 to 20 (default: ${DEFAULT-VALUE}).")
    private String questions;

    @Option(
            names = "--given",
            paramLabel = "DIR",
            defaultValue = "exercises",
            description = {
                "The folder with the starters: their lines are asked about only if nothing else is left",
                "(default: ${DEFAULT-VALUE} of the current folder, if it exists)."
            })
    private Path given;

    @Override
    public Integer call() throws IOException {
        StageSelection selection = stages.selection(Course.shipped(), spec.commandLine(), "--", Path.of(""));
        int count = new OptionValue(spec.commandLine(), "--questions", questions)
                .number(1, MAX_QUESTIONS)
                .map(Long::intValue)
                .orElse(3);
        if (!Files.exists(folder)) {
            throw new OptionValue(spec.commandLine(), "DIR", folder.toString()).wrong(OptionValue.NO_SUBMISSION);
        }
        Path students = folder.resolve(Journal.STUDENTS);
        if (Files.isDirectory(students)) {
            ofClass(students, selection, count);
        } else {
            ofSubmission(selection, count);
        }
        return ExitCode.DONE;
    }

    private void ofSubmission(StageSelection selection, int count) throws IOException {
        Submission submission = Submission.of(folder.toAbsolutePath().normalize());
        Scorecard scorecard;
        try (Sandbox sandbox = Sandbox.open();
                Autograder autograder = new Autograder(sandbox)) {
            scorecard = autograder.grade(submission, selection.stages(), SEED);
        }
        Results results = Results.of(
                scorecard,
                selection.course(),
                submission.name(),
                new Results.Student(submission.name(), submission.name(), List.of()),
                KitFingerprint.runningVersion());
        print(selection, results, SubmittedSources.of(submission.sources(selection.stages())), count);
    }

    /** Prints the questions for all students in the order of their ids. */
    private void ofClass(Path students, StageSelection selection, int count) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(students)) {
            folders = all.filter(each -> Files.isRegularFile(each.resolve("results.json"))
                            && Files.isRegularFile(each.resolve("sources.json")))
                    .sorted((one, other) -> FileName.of(one).compareTo(FileName.of(other)))
                    .toList();
        }
        for (Path student : folders) {
            print(
                    selection,
                    ResultsJson.read(student.resolve("results.json")),
                    SubmittedSources.read(student.resolve("sources.json")),
                    count);
        }
    }

    private void print(StageSelection selection, Results results, SubmittedSources sources, int count)
            throws IOException {
        List<Integer> selected = selection.stages().stream().map(Stage::number).toList();
        List<Results.Stage> graded = results.stages().stream()
                .filter(stage -> selected.contains(stage.stage()))
                .toList();
        GivenLines starters = GivenLines.of(given, selection.stages());
        PrintWriter out = spec.commandLine().getOut();
        out.println("# Questions for " + results.student().id());
        out.println();
        new OralExam(selection.course(), graded, sources, starters).lines(count).forEach(out::println);
    }
}
