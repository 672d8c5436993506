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
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.report.page.student.StudentPage;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.Submission;
import lowtide.autograder.submission.archive.FileName;
import lowtide.course.Course;
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
 * @param language of what is printed and of the page, with the course of the selection
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
        ReportLanguage language,
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
        Results kept = results(scorecard, selection.course());
        Scorecard translated = language.of(scorecard);
        Results shown = results(translated, language.course());
        LatestRun latest = LatestRun.of(translated, shown, results, ZonedDateTime.now(clock));
        ResultsJson.write(kept, results);
        Path page = results.resolveSibling("index.html");
        StudentPage.write(shown, latest, language, page);
        SubmissionForm.write(kept, forms, page.toAbsolutePath().getParent());
        if (scorecard.stages().stream().allMatch(stage -> stage.verdict() == StageVerdict.MISSING)) {
            return Optional.of(
                    language.text("warning.nothing", translated.stages().get(0).reason()));
        }
        out.println();
        ScorecardText.lines(translated, language, shown(folder), shown(page)).forEach(out::println);
        ScorecardText.byHand(shown, language).forEach(out::println);
        return warning(scorecard, kept);
    }

    private Results results(Scorecard scorecard, Course course) {
        Results graded =
                Results.of(scorecard, course, name(), new Results.Student(name(), name(), List.of()), kitVersion);
        return adjustments.applied(graded, FileName.of(folder).replaceFirst("(?i)\\.zip$", ""));
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
            return Optional.of(language.text("warning.kit_error"));
        } else if (scorecard.has(StageVerdict.DOES_NOT_COMPILE)) {
            return Optional.of(
                    language.text(scorecard.stages().size() > 1 ? "warning.compile.others" : "warning.compile"));
        }
        int points = kept.labs().stream()
                .filter(lab -> lab.lab() == selection.mainLab())
                .mapToInt(Results.Lab::points)
                .sum();
        String key = scorecard.labs().size() == 1 ? "warning.score" : "warning.score.of_lab";
        return required.filter(least -> points < least)
                .map(least -> language.text(key, points, least, selection.mainLab()));
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
