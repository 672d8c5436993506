package lowtide.autograder.redteam;

import java.nio.file.Path;
import java.util.List;
import lowtide.autograder.Kit;
import lowtide.autograder.grade.Autograder;
import lowtide.autograder.grade.StageGrader;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;

/**
 * Grades attacks, and honest submissions after them with the same FakeGemini, compiler and sandbox. The honest ones share a
 * process, because its start takes longer than their checks. That a new process can be started after an attack shows in
 * the next attack.
 */
final class AttackGrader implements AutoCloseable {

    static final long SEED = 42;

    private final Autograder autograder;
    private final StageGrader honest;

    AttackGrader(Sandbox sandbox) {
        autograder = new Autograder(sandbox);
        honest = autograder.ofStages();
    }

    AttackResult grade(Attack attack, Path submission) {
        return AttackResult.of(autograder
                .grade(new Submission(submission), List.of(attack.gradedStage()), SEED, attack.limits())
                .stages()
                .get(0));
    }

    /** Grades the solution of a stage. */
    AttackResult gradeNeighbour(Stage stage) {
        StageSources.Found solution = (StageSources.Found) new Submission(Kit.SOLUTIONS).sources(stage);
        return AttackResult.of(honest.grade(solution, autograder.compile(solution), SEED));
    }

    @Override
    public void close() {
        honest.close();
        autograder.close();
    }
}
