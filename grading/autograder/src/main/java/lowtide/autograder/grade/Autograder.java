package lowtide.autograder.grade;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.compile.CompilerProcess;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;
import lowtide.fakegemini.FakeGemini;

/**
 * Grades submissions, one at a time, with one FakeGemini and one compiler process for all of them. Not thread-safe. No
 * submission can make {@link #grade} throw an exception.
 */
public final class Autograder implements Grader {

    private final Sandbox sandbox;
    private final boolean ownSandbox;
    private final FakeGemini gemini;
    private final CompilerProcess compiler;
    private final ExecutorService compiling = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "compiling");
        thread.setDaemon(true);
        return thread;
    });
    private final UntouchedStages untouchedStages;

    /** With every layer of isolation that this machine has. */
    public Autograder() {
        this(Sandbox.open(), true, new UntouchedStages());
    }

    /** One of several that share a sandbox. The sandbox is not closed with them. */
    public Autograder(Sandbox sandbox) {
        this(sandbox, new UntouchedStages());
    }

    /** One of several that share a sandbox, which is not closed with them, and the results of untouched stages. */
    public Autograder(Sandbox sandbox, UntouchedStages untouchedStages) {
        this(sandbox, false, untouchedStages);
    }

    private Autograder(Sandbox sandbox, boolean ownSandbox, UntouchedStages untouchedStages) {
        this.sandbox = sandbox;
        this.ownSandbox = ownSandbox;
        this.untouchedStages = untouchedStages;
        this.compiler = new CompilerProcess(sandbox.compiler()).warmedUp();
        this.gemini = FakeGemini.start();
    }

    @Override
    public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
        return grade(submission, stages, seed, GradingLimits.USUAL);
    }

    /** Grades a submission with other limits. */
    public Scorecard grade(Submission submission, List<Stage> stages, long seed, GradingLimits limits) {
        List<StageSources> all = submission.sources(stages);
        Set<Integer> labs = checkedLabs(all);
        Map<StageSources, Future<Compilation>> compilations =
                new IdentityHashMap<>(); // compiled in advance, while agents are checked
        all.stream()
                .filter(sources -> isStarted(sources) && !sources.stage().isDocument())
                .map(StageSources.Found.class::cast)
                .forEach(sources -> compilations.put(sources, compile(sources, limits)));
        try (StageGrader grader = new StageGrader(sandbox, limits.agent(), gemini)) {
            if (!compilations.isEmpty()) {
                grader.warmUp();
            }
            return new Scorecard(
                    submission.name(),
                    seed,
                    sandbox.layers(),
                    all.stream()
                            .map(each -> !(each instanceof StageSources.Found found)
                                            || found.untouched()
                                                    && !labs.contains(
                                                            each.stage().lab())
                                    ? Scoring.notExamined(each)
                                    : found.stage().isDocument()
                                            ? DocumentGrader.grade(found, seed)
                                            : found.untouched()
                                                    ? gradeUntouched(found, seed, limits)
                                                    : grader.grade(found, compilations.get(each), seed))
                            .toList());
        }
    }

    /** The labs of which untouched stages are checked too: those that were started, or the main lab if none was. */
    private static Set<Integer> checkedLabs(List<StageSources> all) {
        Set<Integer> started = all.stream()
                .filter(sources -> !(sources instanceof StageSources.Missing)
                        && !(sources instanceof StageSources.Found found && found.untouched()))
                .map(sources -> sources.stage().lab())
                .collect(Collectors.toSet());
        return started.isEmpty()
                ? Set.of(StageSelection.mainLab(
                        all.stream().map(StageSources::stage).toList()))
                : started;
    }

    private static boolean isStarted(StageSources sources) {
        return sources instanceof StageSources.Found found && !found.untouched();
    }

    /**
     * Grades single stages with the FakeGemini of this grader. All of them share one process, so they must trust each other.
     * Close it before this grader.
     */
    public StageGrader ofStages() {
        return new StageGrader(sandbox, gemini);
    }

    /** Compiles a stage with the compiler of this grader. */
    public Future<Compilation> compile(StageSources.Found sources) {
        return compile(sources, GradingLimits.USUAL);
    }

    private Future<Compilation> compile(StageSources.Found sources, GradingLimits limits) {
        return compiling.submit(
                () -> compiler.compile(sources.files(), sources.stage().javaPackage(), limits.compiler()));
    }

    /**
     * Checks an untouched stage once for everybody who left it untouched, in a new process: no submission can influence
     * the result of another, and the other untouched stages of a class take no time.
     */
    private StageResult gradeUntouched(StageSources.Found sources, long seed, GradingLimits limits) {
        return untouchedStages.result(sources, seed, () -> {
            try (StageGrader grader = new StageGrader(sandbox, limits.agent(), gemini)) {
                return grader.grade(sources, compile(sources, limits), seed);
            }
        });
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
