package lowtide.autograder.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.StageResult;
import lowtide.course.CheckOutcome;
import lowtide.course.CheckVerdict;
import lowtide.course.Finding;
import lowtide.course.StageVerdict;
import lowtide.course.WireExcerpt;

/**
 * One submission's results as they are kept: all that any report needs, and nothing that differs between two runs of the
 * same submission with the same seed, kit and JDK: no time, duration or absolute path.
 *
 * @param schema the name and version of this form; within a version a field is added, never removed or given another meaning
 * @param kit the kit's version
 * @param jdk the version of the JDK that compiled and ran the submission
 * @param submission what was graded, as the one who asked for it named it
 * @param points earned
 * @param outOf points there were to earn, less those the kit failed to judge
 * @param layers names of the layers that kept the submission apart from the grading machine
 */
public record Results(
        String schema,
        String kit,
        String jdk,
        long seed,
        String submission,
        Student student,
        int points,
        int outOf,
        List<String> layers,
        List<Stage> stages) {

    /** The form this kit writes. */
    public static final String SCHEMA = "lowtide/results/v1";

    /**
     * The results of a graded submission.
     *
     * @param submission what to call it; no absolute path
     */
    public static Results of(Scorecard scorecard, String submission, Student student, String kitVersion) {
        return new Results(
                SCHEMA,
                kitVersion,
                System.getProperty("java.version"),
                scorecard.seed(),
                submission,
                student,
                scorecard.points(),
                scorecard.judged(),
                scorecard.layers(),
                scorecard.stages().stream().map(Stage::of).toList());
    }

    /** The same results of a student of whom more is known by now. */
    public Results of(Student known) {
        return new Results(schema, kit, jdk, seed, submission, known, points, outOf, layers, stages);
    }

    /** Whether the kit failed to judge something. */
    @JsonIgnore
    public boolean isUnfinished() {
        return stages.stream()
                .flatMap(stage -> stage.checks().stream())
                .anyMatch(check -> check.verdict() == CheckVerdict.KIT_ERROR);
    }

    /**
     * Whose submission it is.
     *
     * @param id unique in a class and safe as a file name
     * @param name as delivered; may be anything
     * @param platformId by which the learning platform knows this student, such as Canvas's user id or the number of
     *     Moodle's participant; empty if unknown
     * @param email empty if unknown
     * @param remarks evidence for a person, never a part of the score
     */
    public record Student(String id, String name, String platformId, String email, List<String> remarks) {

        /** A student of whom no more is known. */
        public Student(String id, String name, List<String> remarks) {
            this(id, name, "", "", remarks);
        }
    }

    /**
     * One stage.
     *
     * @param reason why nothing could be examined; empty if the suite ran
     */
    public record Stage(
            int stage,
            String folder,
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
                    result.stage().folder(),
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
     * @param loss what sort of loss it is: FAILED, CRASHED, TIMED_OUT or KIT_ERROR; empty if it was not lost
     * @param hint the first of the hints; empty if the check was not lost
     * @param hints each saying more than the one before; none if the check was not lost
     * @param transcript the last requests before it was lost, oldest first
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

        private static Check of(CheckResult result) {
            boolean lost = result.verdict() == CheckVerdict.FAILED;
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
                    lost ? result.check().hints().get(0) : "",
                    lost ? result.check().hints() : List.of(),
                    result.outcome() instanceof CheckOutcome.Failed failed ? failed.transcript() : List.of());
        }
    }
}
