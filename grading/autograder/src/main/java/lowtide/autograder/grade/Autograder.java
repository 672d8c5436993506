package lowtide.autograder.grade;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.Limits;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.compile.CompilerProcess;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.sandbox.Workspace;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.checks.dsl.GradingSession;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.fakegemini.FakeGemini;

/**
 * Grades submissions. Holds one FakeGemini, used for all of them; not thread-safe.
 * Nothing a submission does makes {@link #grade} throw.
 */
public final class Autograder implements AutoCloseable {

    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(
                    15), // thousands of times what a call takes; well above the longest a check keeps a gate closed
            Duration.ofSeconds(45), // a stage takes about a second
            Duration.ofSeconds(4)); // a check takes a tenth of it

    private final Sandbox sandbox;
    private final boolean ownSandbox;
    private final Limits limits;
    private final FakeGemini gemini;
    private final CompilerProcess compiler;
    private final ExecutorService compiling = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "compiling");
        thread.setDaemon(true);
        return thread;
    });
    private final UntouchedStages untouchedStages;

    /** With every layer of isolation there is, and limits that no agent meets by being slow, only by not coming back. */
    public Autograder() {
        this(Sandbox.open(), true, new UntouchedStages(), LIMITS);
    }

    /**
     * With other limits on time.
     *
     * @param callLimit how long one call of an agent may take before its process is ended
     * @param stageLimit how long after its beginning a stage may begin another check
     */
    public Autograder(Duration callLimit, Duration stageLimit) {
        this(Sandbox.open(), true, new UntouchedStages(), new Limits(callLimit, stageLimit, LIMITS.processor()));
    }

    /** One of several that share a sandbox, which outlives them. */
    public Autograder(Sandbox sandbox) {
        this(sandbox, new UntouchedStages());
    }

    /** One of several that share a sandbox, which outlives them, and what they know of stages that nobody has begun. */
    public Autograder(Sandbox sandbox, UntouchedStages untouchedStages) {
        this(sandbox, false, untouchedStages, LIMITS);
    }

    private Autograder(Sandbox sandbox, boolean ownSandbox, UntouchedStages untouchedStages, Limits limits) {
        this.sandbox = sandbox;
        this.ownSandbox = ownSandbox;
        this.untouchedStages = untouchedStages;
        this.limits = limits;
        this.compiler = new CompilerProcess(sandbox.compiler()).warmedUp();
        this.gemini = FakeGemini.start();
    }

    /** Grades these stages of a submission. */
    public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
        List<StageSources> deliveries = submission.sources(stages);
        Map<StageSources, Future<Compilation>> compilations =
                new IdentityHashMap<>(); // done ahead, while agents are examined
        deliveries.stream()
                .filter(Autograder::isBegun)
                .map(StageSources.Found.class::cast)
                .forEach(sources -> compilations.put(sources, compile(sources)));
        try (Workspace workspace = sandbox.workspace();
                IsolatedHost home = new IsolatedHost(sandbox.agent(workspace), limits, gemini.baseUrl())) {
            if (!compilations.isEmpty()) {
                home.warmedUp();
            }
            return new Scorecard(
                    submission.name(),
                    seed,
                    sandbox.layers(),
                    deliveries.stream()
                            .map(delivery -> delivery instanceof StageSources.Found sources
                                    ? isBegun(sources)
                                            ? grade(sources, compilations.get(sources), workspace, home, seed)
                                            : gradeUntouched(sources, seed)
                                    : notExamined(delivery))
                            .toList());
        }
    }

    private static boolean isBegun(StageSources delivery) {
        return delivery instanceof StageSources.Found sources && !sources.untouched();
    }

    private Future<Compilation> compile(StageSources.Found sources) {
        return compiling.submit(
                () -> compiler.compile(sources.files(), sources.stage().javaPackage()));
    }

    /**
     * An untouched stage is examined once for all who left it so, in a process that no other stage has been in: what a
     * class has not begun costs nothing, and nobody's code has a say in what others get.
     */
    private StageResult gradeUntouched(StageSources.Found sources, long seed) {
        return untouchedStages.result(sources, seed, () -> {
            try (Workspace workspace = sandbox.workspace();
                    IsolatedHost home = new IsolatedHost(sandbox.agent(workspace), limits, gemini.baseUrl())) {
                return grade(sources, compile(sources), workspace, home, seed);
            }
        });
    }

    private static StageResult notExamined(StageSources delivery) {
        Stage stage = delivery.stage();
        if (delivery instanceof StageSources.Missing missing) {
            return Scoring.notExamined(stage, StageVerdict.MISSING, missing.reason(), List.of());
        } else if (delivery instanceof StageSources.Refused refused) {
            return Scoring.notExamined(stage, StageVerdict.REFUSED, refused.reason(), List.of());
        }
        StageSources.NotUtf8 unreadable = (StageSources.NotUtf8) delivery;
        CompileError error = new CompileError(unreadable.path(), unreadable.line(), unreadable.reason());
        return Scoring.notExamined(stage, StageVerdict.DOES_NOT_COMPILE, error.describe(), List.of(error));
    }

    private StageResult grade(
            StageSources.Found sources,
            Future<Compilation> compiled,
            Workspace workspace,
            IsolatedHost home,
            long seed) {
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
            home.beginStage();
            return Scoring.examined(
                    stage, sources.untouched(), SuiteRunner.run(stage, new GradingSession(gemini, home, seed)));
        } catch (InvalidPathException name) { // the only paths made here are those of the class files
            CompileError error = new CompileError(
                    "",
                    0,
                    "the name of a class cannot be a file's with this system's settings; on Linux LC_ALL=C.UTF-8 "
                            + "before the command helps: " + name.getInput());
            return Scoring.notExamined(stage, StageVerdict.DOES_NOT_COMPILE, error.describe(), List.of(error));
        } catch (ExecutionException failed) {
            return kitError(stage, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return kitError(stage, interrupted);
        } catch (IOException
                | RuntimeException
                | OutOfMemoryError
                | StackOverflowError ours) { // others are graded after it
            return kitError(stage, ours);
        }
    }

    private static StageResult kitError(Stage stage, Throwable ours) {
        return Scoring.notExamined(stage, StageVerdict.KIT_ERROR, SuiteRunner.kitFailed(ours), List.of());
    }

    @Override
    public void close() {
        compiling.shutdownNow();
        compiler.close();
        gemini.close();
        if (ownSandbox) {
            sandbox.close();
        }
    }
}
