package lowtide.autograder.attempts;

import lowtide.autograder.grade.Autograder;
import lowtide.autograder.grade.DocumentGrader;
import lowtide.autograder.grade.StageGrader;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.StageSources;

/**
 * Grades attempts as stages of one submission, so that they share a process: its start takes longer than the checks.
 * Classes with the same name replace those of the attempt before.
 */
final class AttemptGrader implements AutoCloseable {

    private static final long SEED = 42;

    private final Autograder autograder;
    private final StageGrader stages;

    AttemptGrader(Sandbox sandbox) {
        autograder = new Autograder(sandbox);
        stages = autograder.ofStages();
    }

    StageResult grade(StageSources.Found sources) {
        if (sources.stage().isDocument()) {
            return DocumentGrader.grade(sources, SEED);
        }
        return stages.grade(sources, autograder.compile(sources), SEED);
    }

    @Override
    public void close() {
        stages.close();
        autograder.close();
    }
}
