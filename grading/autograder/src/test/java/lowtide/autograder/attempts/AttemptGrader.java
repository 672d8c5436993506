package lowtide.autograder.attempts;

import java.util.concurrent.CompletableFuture;
import lowtide.autograder.compile.CompilerProcess;
import lowtide.autograder.grade.StageGrader;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.StageSources;
import lowtide.fakegemini.FakeGemini;

/**
 * Grades attempts as stages of one submission, so that they share a process: its start takes longer than the checks.
 * Classes with the same name replace those of the attempt before.
 */
final class AttemptGrader implements AutoCloseable {

    private static final long SEED = 42;

    private final CompilerProcess compiler;
    private final FakeGemini gemini = FakeGemini.start();
    private final StageGrader stages;

    AttemptGrader(Sandbox sandbox) {
        compiler = new CompilerProcess(sandbox.compiler()).warmedUp();
        stages = new StageGrader(sandbox, gemini);
    }

    StageResult grade(StageSources.Found sources) {
        return stages.grade(
                sources,
                CompletableFuture.completedFuture(
                        compiler.compile(sources.files(), sources.stage().javaPackage())),
                SEED);
    }

    @Override
    public void close() {
        stages.close();
        compiler.close();
        gemini.close();
    }
}
