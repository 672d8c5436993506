package lowtide.autograder.grade;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.Limits;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.sandbox.Rehearsal;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.sandbox.Workspace;
import lowtide.autograder.submission.StageSources;
import lowtide.checks.dsl.GradingSession;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.fakegemini.FakeGemini;

/**
 * Grades stages that compile, one after the other, in one agent process. Not thread-safe. Closing it ends the process and
 * deletes its files.
 */
public final class StageGrader implements AutoCloseable {

    /** Only a hung agent exceeds these: a call takes milliseconds, a stage a second, a check 0.4 s of processor time. */
    static final Limits LIMITS = new Limits(Duration.ofSeconds(15), Duration.ofSeconds(45), Duration.ofSeconds(8));

    private final Workspace workspace;
    private final IsolatedHost host;
    private final FakeGemini gemini;

    /** With limits that only a hung agent exceeds. FakeGemini is not closed with it. */
    public StageGrader(Sandbox sandbox, FakeGemini gemini) {
        this(sandbox, LIMITS, gemini);
    }

    StageGrader(Sandbox sandbox, Limits limits, FakeGemini gemini) {
        this.workspace = sandbox.workspace();
        this.host = new IsolatedHost(sandbox.agent(workspace), limits, gemini.baseUrl());
        this.gemini = gemini;
    }

    /** Starts the process without waiting for it. */
    public void warmUp() {
        host.warmedUp();
    }

    /**
     * Starts the process and uses an agent of the kit in it, so that the first stage takes less time.
     *
     * @param needed ends it early
     */
    public void rehearse(BooleanSupplier needed) {
        host.warmedUp();
        Rehearsal.run(host, gemini);
        Rehearsal.atLength(host, gemini, needed);
    }

    /** Grades a stage. Its failures are in the result; it throws no exception. */
    public StageResult grade(StageSources.Found sources, Future<Compilation> compiled, long seed) {
        Stage stage = sources.stage();
        try {
            Compilation compilation = compiled.get();
            if (compilation instanceof Compilation.Failed failed) {
                return Scoring.notExamined(
                        stage,
                        StageVerdict.DOES_NOT_COMPILE,
                        failed.errors().get(0).describe(),
                        failed.errors());
            }
            if (compilation instanceof Compilation.Intruder intruder) {
                return Scoring.notExamined(
                        stage,
                        StageVerdict.REFUSED,
                        "the class " + intruder.className() + " is outside the package " + stage.javaPackage()
                                + "; all classes of this stage belong there.",
                        List.of());
            }
            workspace.add(((Compilation.Classes) compilation).files());
            StageResult result = examined(sources, seed);
            if (result.verdict() == StageVerdict.KIT_ERROR) { // the machine may be less busy now
                host.close();
                result = examined(sources, seed);
            }
            return result;
        } catch (ExecutionException failed) {
            return kitError(stage, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return kitError(stage, interrupted);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError ours) {
            // The grader continues with the next submissions.
            return kitError(stage, ours);
        }
    }

    private StageResult examined(StageSources.Found sources, long seed) {
        host.beginStage();
        return Scoring.examined(
                sources.stage(),
                sources.untouched(),
                SuiteRunner.run(sources.stage(), new GradingSession(gemini, host, seed)));
    }

    private static StageResult kitError(Stage stage, Throwable ours) {
        return Scoring.notExamined(stage, StageVerdict.KIT_ERROR, SuiteRunner.kitFailed(ours), List.of());
    }

    @Override
    public void close() {
        try {
            host.close();
        } finally {
            workspace.close();
        }
    }
}
