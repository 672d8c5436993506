package lowtide.autograder.report;

import java.util.List;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.LabScore;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.StageResult;
import lowtide.course.CheckOutcome;
import lowtide.course.CheckVerdict;
import lowtide.course.Course;
import lowtide.course.Finding;
import lowtide.course.StageVerdict;
import lowtide.course.WireExcerpt;

/**
 * The results of one submission, as {@code results.json} holds them. They contain everything that a report needs, and
 * nothing that differs between two runs with the same submission, seed, kit and JDK: no time, duration or absolute
 * path.
 *
 * @param schema the name and version of this format; within a version fields are added, but never removed or redefined
 * @param kit the kit's version
 * @param jdk the version of the JDK that compiled and ran the submission
 * @param rubric the title of the instructor's rubric; empty if the points are those of the catalogue
 * @param submission the submission as the user named it
 * @param points earned in all labs
 * @param outOf points available in all labs, without those that the kit failed to judge
 * @param layers names of the layers of isolation in force
 * @param labs the labs graded, each with its own score
 * @param adjustments what a person decided or said after grading; the points of checks, stages and labs include it
 */
public record Results(
        String schema,
        String kit,
        String jdk,
        long seed,
        String rubric,
        String submission,
        Student student,
        int points,
        int outOf,
        List<String> layers,
        List<Lab> labs,
        List<Stage> stages,
        List<Adjustment> adjustments) {

    /** The format that this kit writes and reads. */
    public static final String SCHEMA = "lowtide/results/v1";

    /**
     * The results of a graded submission.
     *
     * @param course the course that the graded stages belong to
     * @param submission its name; not an absolute path
     */
    public static Results of(
            Scorecard scorecard, Course course, String submission, Student student, String kitVersion) {
        return new Results(
                SCHEMA,
                kitVersion,
                System.getProperty("java.version"),
                scorecard.seed(),
                course.rubric(),
                submission,
                student,
                scorecard.points(),
                scorecard.judged(),
                scorecard.layers(),
                scorecard.labs().stream().map(lab -> Lab.of(lab, course)).toList(),
                scorecard.stages().stream().map(Stage::of).toList(),
                List.of());
    }

    /** The same results with other data of the student. */
    public Results of(Student known) {
        return new Results(
                schema, kit, jdk, seed, rubric, submission, known, points, outOf, layers, labs, stages, adjustments);
    }

    /** The labs that were started. */
    public List<Lab> startedLabs() {
        return labs.stream().filter(Lab::started).toList();
    }

    /** The stages of the labs that were started. */
    public List<Stage> startedStages() {
        return startedLabs().stream().flatMap(lab -> stagesOf(lab).stream()).toList();
    }

    /** The stages of one lab. */
    public List<Stage> stagesOf(Lab lab) {
        return stages.stream().filter(stage -> stage.lab() == lab.lab()).toList();
    }

    /** Whether the kit failed to judge a check of a lab that was started: then there is no grade. */
    public boolean lacksGrade() {
        return startedLabs().stream().anyMatch(this::isUnfinished);
    }

    /**
     * The checks of the labs that were started.
     *
     * @throws IllegalStateException if there is no grade; files for platforms must not contain one then
     */
    public List<Check> gradedChecks() {
        if (lacksGrade()) {
            throw new IllegalStateException("The kit failed to judge a check, so there is no grade.");
        }
        return startedStages().stream()
                .flatMap(stage -> stage.checks().stream())
                .toList();
    }

    /** Whether the kit failed to judge a check of a lab, and no person did. */
    public boolean isUnfinished(Lab lab) {
        return stagesOf(lab).stream()
                .flatMap(stage -> stage.checks().stream())
                .anyMatch(check -> !AdjustedResults.isJudged(check, this));
    }

    /** What a person decided or said about a check. */
    public List<Adjustment> adjustmentsOf(Check check) {
        return adjustments.stream()
                .filter(each -> each.check().equals(check.id()))
                .toList();
    }

    /**
     * The student who submitted.
     *
     * @param id unique in a class and safe as a file name
     * @param name as submitted; may contain any text
     * @param platformId the student's id on the learning platform, such as Canvas's user id or Moodle's participant
     *     number; empty if unknown
     * @param email empty if unknown
     * @param remarks evidence for the instructor; never part of the score
     * @param uploads if several uploads of the student were graded because it is not known which one counts, their
     *     names, this one first; otherwise empty
     */
    public record Student(
            String id, String name, String platformId, String email, List<String> remarks, List<String> uploads) {

        /** A student without platform id and e-mail address. */
        public Student(String id, String name, List<String> remarks) {
            this(id, name, "", "", remarks, List.of());
        }
    }

    /**
     * One lab.
     *
     * @param lab its number
     * @param started whether a stage of it was started; if no lab was, the main lab counts as started
     * @param points earned
     * @param outOf points available, without those that the kit failed to judge
     */
    public record Lab(int lab, String title, boolean started, int points, int outOf) {

        private static Lab of(LabScore score, Course course) {
            String title = course.lab(score.lab())
                    .map(lowtide.course.Lab::title)
                    .orElseThrow(() -> new IllegalArgumentException("The course has no lab " + score.lab() + "."));
            return new Lab(score.lab(), title, score.started(), score.points(), score.judged());
        }
    }

    /**
     * One stage.
     *
     * @param lab the number of its lab
     * @param file the file that a student edits, relative to the submission
     * @param reason why nothing could be checked; empty if the suite ran
     */
    public record Stage(
            int stage,
            int lab,
            String folder,
            String file,
            String title,
            StageVerdict verdict,
            int points,
            int outOf,
            String reason,
            List<CompileError> compileErrors,
            List<Check> checks) {

        private static Stage of(StageResult result) {
            return new Stage(
                    result.stage().number(),
                    result.stage().lab(),
                    result.stage().folder(),
                    result.stage().editedPath(),
                    result.stage().title(),
                    result.verdict(),
                    result.points(),
                    result.judged(),
                    result.reason(),
                    result.compileErrors(),
                    result.checks().stream().map(Check::of).toList());
        }
    }

    /**
     * One check.
     *
     * @param loss why it failed: FAILED, CRASHED, TIMED_OUT or KIT_ERROR; empty if it did not fail
     * @param hint the first hint; empty if the check did not fail
     * @param hints each with more detail than the previous one; empty if the check did not fail
     * @param transcript the last requests before the failure, oldest first
     */
    public record Check(
            String id,
            String title,
            boolean core,
            CheckVerdict verdict,
            int points,
            int outOf,
            String loss,
            String seen,
            String expected,
            String why,
            String hint,
            List<String> hints,
            List<WireExcerpt> transcript) {

        /** Whether it earned all its points, from the check or from a person. */
        public boolean isFull() {
            return points == outOf;
        }

        private static Check of(CheckResult result) {
            boolean failed = result.verdict() == CheckVerdict.FAILED;
            Finding finding = result.outcome().finding();
            return new Check(
                    result.check().id(),
                    result.check().title(),
                    result.check().core(),
                    result.verdict(),
                    result.points(),
                    result.check().points(),
                    result.isFailure() ? result.outcome().stageVerdict().name() : "",
                    finding.seen(),
                    finding.expected(),
                    result.check().why(),
                    failed ? result.check().hints().get(0) : "",
                    failed ? result.check().hints() : List.of(),
                    result.outcome() instanceof CheckOutcome.Failed failure ? failure.transcript() : List.of());
        }
    }
}
