package lowtide.autograder.grade;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import lowtide.autograder.compile.CompilerProcess;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;
import lowtide.fakegemini.FakeGemini;

/** Grades stages of any submissions in one agent process: its start takes longer than the checks. Not thread-safe. */
final class OneProcessGrader implements AutoCloseable {

    private final Sandbox sandbox = Sandbox.open();
    private final CompilerProcess compiler = new CompilerProcess(sandbox.compiler()).warmedUp();
    private final FakeGemini gemini = FakeGemini.start();
    private final StageGrader grader = new StageGrader(sandbox, gemini);

    /** Grades a stage whose sources are there. Classes of the same name replace those of earlier submissions. */
    StageResult grade(Path submission, Stage stage, long seed) {
        StageSources.Found sources = (StageSources.Found) new Submission(submission).sources(stage);
        return grader.grade(
                sources,
                CompletableFuture.completedFuture(compiler.compile(sources.files(), stage.javaPackage())),
                seed);
    }

    @Override
    public void close() {
        grader.close();
        gemini.close();
        compiler.close();
        sandbox.close();
    }
}
