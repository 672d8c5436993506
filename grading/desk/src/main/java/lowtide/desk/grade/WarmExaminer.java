package lowtide.desk.grade;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.compile.CompilerProcess;
import lowtide.autograder.grade.DocumentGrader;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.grade.StageGrader;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;
import lowtide.fakegemini.FakeGemini;

/**
 * Grades with the compiler, the sandbox and the suites of the autograder. The compiler, FakeGemini and the process of the
 * next agent are started before a stage is graded. Not thread-safe.
 */
public final class WarmExaminer implements StageExaminer {

    private final Supplier<Submission> submission;
    private final long seed;
    private final boolean repeatedly;
    private final Sandbox sandbox = Sandbox.open();
    private final CompilerProcess compiler = new CompilerProcess(sandbox.compiler()).warmedUp();
    private final FakeGemini gemini = FakeGemini.start();
    private final ExecutorService background = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "examiner");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean nextIsNeeded;
    private Future<StageGrader> next;

    /**
     * Starts the processes.
     *
     * @param submission the exercises, read anew for each stage
     * @param seed of the random names, foods and counts
     * @param repeatedly whether a stage will be graded again and again: each time in a new process, which was started and
     *     used by an agent of the kit before, as long as no stage had to be graded
     */
    public WarmExaminer(Supplier<Submission> submission, long seed, boolean repeatedly) {
        this.submission = submission;
        this.seed = seed;
        this.repeatedly = repeatedly;
        this.next = background.submit(this::started);
    }

    @Override
    public StageResult examine(Stage stage) {
        StageSources sources = submission.get().sources(stage);
        if (!(sources instanceof StageSources.Found found)) {
            return Scoring.notExamined(sources);
        }
        if (stage.isDocument()) {
            return DocumentGrader.grade(found, seed);
        }
        Future<Compilation> compiled = background.submit(() -> compiler.compile(found.files(), stage.javaPackage()));
        StageGrader grader = next();
        StageResult result = grader.grade(found, compiled, seed);
        if (repeatedly) {
            next = background.submit(this::started);
            background.submit(grader::close); // nobody should wait for the end of its process
        }
        return result;
    }

    @Override
    public void close() {
        next().close();
        background.shutdown();
        compiler.close();
        gemini.close();
        sandbox.close();
    }

    private StageGrader next() {
        nextIsNeeded = true;
        StageGrader grader = result(next);
        nextIsNeeded = false;
        return grader;
    }

    private StageGrader started() {
        StageGrader grader = new StageGrader(sandbox, gemini);
        if (repeatedly) {
            grader.rehearse(() -> nextIsNeeded);
        } else {
            grader.warmUp();
        }
        return grader;
    }

    private static StageGrader result(Future<StageGrader> started) {
        try {
            return started.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
