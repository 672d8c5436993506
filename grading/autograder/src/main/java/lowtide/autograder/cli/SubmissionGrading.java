package lowtide.autograder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import lowtide.autograder.batch.Reports;
import lowtide.autograder.grade.Autograder;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.ScorecardText;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/**
 * Grades one submission.
 *
 * @param base the folder that the paths in the scorecard start from
 * @param folder the submission
 * @param required points below which it must be looked at
 * @param results where results.json goes, with the page beside it
 * @param strict whether nothing is graded where a layer of isolation is missing
 */
record SubmissionGrading(
        Path base,
        Path folder,
        List<Stage> stages,
        Optional<Long> required,
        Optional<Long> seed,
        Path results,
        String kitVersion,
        boolean strict) {

    /** Prints the scorecard. Returns why somebody must look at it, or nothing. */
    Optional<String> run(PrintWriter out) throws IOException {
        long questions = seed.orElseGet(SubmissionGrading::anySeed);
        Scorecard scorecard;
        try (Sandbox sandbox = Sandbox.open()) {
            if (strict && !sandbox.isSealed()) {
                return Optional.of(notSealed(sandbox));
            }
            try (Autograder autograder = new Autograder(sandbox)) {
                scorecard = autograder.grade(Submission.of(folder), stages, questions);
            }
        }
        Results kept = Results.of(scorecard, name(), new Results.Student(name(), name(), List.of()), kitVersion);
        ResultsJson.write(kept, results);
        Path page = results.resolveSibling("index.html");
        Reports.writeStudentPage(kept, page);
        out.println();
        ScorecardText.lines(scorecard, shown(folder), shown(page)).forEach(out::println);
        return whyToLookAtIt(scorecard);
    }

    /** What to say instead of a final grade. */
    static String notSealed(Sandbox sandbox) {
        return "--strict allows no grade where a layer of isolation is missing: " + sandbox.whyNotSealed() + ".";
    }

    /** A seed for a run that asked for none. */
    static long anySeed() {
        return new SecureRandom().nextInt(1_000_000);
    }

    private Optional<String> whyToLookAtIt(Scorecard scorecard) {
        if (scorecard.has(StageVerdict.KIT_ERROR)) {
            return Optional.of("the kit itself failed, which costs no points. Please report it with results.json.");
        } else if (scorecard.stages().stream().allMatch(stage -> stage.verdict() == StageVerdict.MISSING)) {
            return Optional.of("there was nothing to grade.");
        } else if (scorecard.has(StageVerdict.DOES_NOT_COMPILE)) {
            return Optional.of("a stage does not compile"
                    + (scorecard.stages().size() > 1 ? "; the other stages were graded." : "."));
        } else if (required.isPresent() && scorecard.points() < required.get()) {
            return Optional.of(required.get() + " points are required.");
        }
        return Optional.empty();
    }

    /** Relative to the base if it is inside it, else absolute. */
    private String shown(Path path) {
        Path start = base.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(start) && !absolute.equals(start) ? start.relativize(absolute) : absolute)
                .toString();
    }

    /** What the results call the submission: never an absolute path, so that they are the same on every machine. */
    private String name() {
        Path start = base.toAbsolutePath().normalize();
        return folder.startsWith(start) && !folder.equals(start) || folder.getFileName() == null
                ? shown(folder).replace('\\', '/')
                : folder.getFileName().toString();
    }
}
