package lowtide.desk.grade;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.desk.state.DeskState;
import lowtide.desk.state.StateFile;

/**
 * How far the student is. A stage is graded only if its sources have changed since it was last graded.
 *
 * @param submission the exercises, read anew each time
 * @param state where results are kept
 */
public record Standings(Supplier<Submission> submission, StateFile state) {

    /**
     * The standings in these stages.
     *
     * @param examiner asked for only if a stage must be graded
     * @param progress told which stage is graded now
     */
    public List<Standing> of(List<Stage> stages, Supplier<StageExaminer> examiner, Consumer<Stage> progress) {
        return stages.stream()
                .map(stage -> {
                    if (!isStarted(stage)) {
                        return new Standing(stage, 0, false, false);
                    }
                    DeskState.Known known = state.read().results().get(stage.folder());
                    if (known == null || !known.sources().equals(fingerprint(stage))) {
                        progress.accept(stage);
                        known = keep(examiner.get().examine(stage), fingerprint(stage));
                    }
                    return new Standing(stage, known.points(), true, known.passed());
                })
                .toList();
    }

    /** Whether the sources of a stage differ from the starter. */
    public boolean isStarted(Stage stage) {
        StageSources sources = submission.get().sources(stage);
        return !(sources instanceof StageSources.Missing)
                && !(sources instanceof StageSources.Found found && found.untouched());
    }

    /** Whether the sources of a stage, as they are now, have passed every check; nothing is graded for it. */
    public boolean hasPassed(Stage stage) {
        DeskState.Known known = state.read().results().get(stage.folder());
        return known != null && known.passed() && known.sources().equals(fingerprint(stage));
    }

    /** The sources of these stages as they are now. */
    public List<StageSources> sources(List<Stage> stages) {
        return submission.get().sources(stages);
    }

    /** Identifies the sources of a stage as they are now. */
    public String fingerprint(Stage stage) {
        return submission.get().fingerprint(List.of(stage));
    }

    /** Keeps the result of sources with this fingerprint, unless the kit failed. */
    public DeskState.Known keep(StageResult result, String sources) {
        DeskState.Known known = new DeskState.Known(sources, result.points(), result.verdict() == StageVerdict.PASSED);
        if (result.verdict() != StageVerdict.KIT_ERROR) {
            state.update(before -> before.withResult(result.stage().folder(), known));
        }
        return known;
    }
}
