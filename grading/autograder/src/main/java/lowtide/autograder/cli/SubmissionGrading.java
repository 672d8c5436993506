package lowtide.autograder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.grade.Autograder;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.report.LatestRun;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.ScorecardText;
import lowtide.autograder.report.export.SubmissionForm;
import lowtide.autograder.report.page.student.StudentPage;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.Submission;
import lowtide.autograder.submission.archive.FileName;
import lowtide.course.StageVerdict;

/**
 * Grades one submission.
 *
 * @param base the folder that paths in the scorecard are relative to
 * @param folder the submission
 * @param required the points of the main lab below which there is a warning
 * @param adjustments points and comments by hand, of any student
 * @param forms what to write into the folder of results.json, too
 * @param results the results.json to write; the page goes into the same folder
 * @param open opens the sandbox
 * @param strict whether nothing is graded if a layer of isolation is missing
 * @param clock the source of the time that the page shows
 */
record SubmissionGrading(
        Path base,
        Path folder,
        StageSelection selection,
        Optional<Long> required,
        Optional<Long> seed,
        Adjustments adjustments,
        Set<SubmissionForm> forms,
        Path results,
        String kitVersion,
        Supplier<Sandbox> open,
        boolean strict,
        Clock clock) {

    /** Prints the scorecard. Returns a warning, or nothing. */
    Optional<String> run(PrintWriter out) throws IOException {
        long chosenSeed = seed.orElseGet(SubmissionGrading::randomSeed);
        Scorecard scorecard;
        try (Sandbox sandbox = open.get()) {
            if (strict && !sandbox.isSealed()) {
                return Optional.of(notSealed(sandbox));
            }
            try (Autograder autograder = new Autograder(sandbox)) {
                scorecard = autograder.grade(Submission.of(folder), selection.stages(), chosenSeed);
            }
        }
        Results graded = Results.of(
                scorecard, selection.course(), name(), new Results.Student(name(), name(), List.of()), kitVersion);
        Results kept = adjustments.applied(graded, FileName.of(folder).replaceFirst("(?i)\\.zip$", ""));
        LatestRun latest = LatestRun.of(scorecard, kept, results, ZonedDateTime.now(clock));
        ResultsJson.write(kept, results);
        Path page = results.resolveSibling("index.html");
        StudentPage.write(kept, latest, page);
        SubmissionForm.write(kept, forms, page.toAbsolutePath().getParent());
        if (scorecard.stages().stream().allMatch(stage -> stage.verdict() == StageVerdict.MISSING)) {
            return Optional.of(
                    "no submission found. " + scorecard.stages().get(0).reason());
        }
        out.println();
        ScorecardText.lines(scorecard, selection.course(), shown(folder), shown(page))
                .forEach(out::println);
        ScorecardText.byHand(kept).forEach(out::println);
        return warning(scorecard, kept);
    }

    /** The warning that {@code --strict} gives instead of a grade. */
    static String notSealed(Sandbox sandbox) {
        return "--strict does not grade if a layer of isolation is missing: " + sandbox.whyNotSealed() + ".";
    }

    /** A seed for a run without the option. */
    static long randomSeed() {
        return new SecureRandom().nextInt(1_000_000);
    }

    private Optional<String> warning(Scorecard scorecard, Results kept) {
        if (scorecard.has(StageVerdict.KIT_ERROR)) {
            return Optional.of("the kit itself failed, which costs no points. Please report it with results.json.");
        } else if (scorecard.has(StageVerdict.DOES_NOT_COMPILE)) {
            return Optional.of("a stage does not compile"
                    + (scorecard.stages().size() > 1 ? "; the other stages were graded." : "."));
        }
        int points = kept.labs().stream()
                .filter(lab -> lab.lab() == selection.mainLab())
                .mapToInt(Results.Lab::points)
                .sum();
        String ofLab = scorecard.labs().size() == 1 ? "" : " of lab " + selection.mainLab();
        return required.filter(least -> points < least)
                .map(least -> "the score " + points + ofLab + " is below the required " + least + ".");
    }

    /** The path relative to the base if it is inside it, otherwise the absolute path. */
    private String shown(Path path) {
        Path start = base.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(start) && !absolute.equals(start) ? start.relativize(absolute) : absolute)
                .toString();
    }

    /** The submission's name in the results: never an absolute path, so that it is the same on every machine. */
    private String name() {
        Path start = base.toAbsolutePath().normalize();
        return folder.startsWith(start) && !folder.equals(start) || folder.getFileName() == null
                ? shown(folder).replace('\\', '/')
                : FileName.of(folder);
    }
}
