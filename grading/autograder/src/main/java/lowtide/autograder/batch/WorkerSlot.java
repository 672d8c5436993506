package lowtide.autograder.batch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.grade.Grader;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.Scoring;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/** The grader of one worker. After a failure of the kit it is closed and replaced by a new one. Not thread-safe. */
final class WorkerSlot implements AutoCloseable {

    /** Failures of the machine, such as a lack of ports or memory, are usually over at the next attempt. */
    private static final int ATTEMPTS = 3;

    private final List<Stage> stages;
    private final RunSettings settings;
    private final Supplier<Grader> graders;
    private final BooleanSupplier stopped;
    private final ReadWriteLock machine;
    private Optional<Grader> grader = Optional.empty();

    /**
     * @param stopped whether the run was stopped, so that another attempt is pointless
     * @param machine shared by all workers: during another attempt, no other submission is graded
     */
    WorkerSlot(
            List<Stage> stages,
            RunSettings settings,
            Supplier<Grader> graders,
            BooleanSupplier stopped,
            ReadWriteLock machine) {
        this.stages = stages;
        this.settings = settings;
        this.graders = graders;
        this.stopped = stopped;
        this.machine = machine;
    }

    /** Grades a submission, with up to {@value #ATTEMPTS} attempts if the kit fails, all but the first alone. Never throws an exception. */
    Scorecard grade(QueuedSubmission next) {
        Scorecard scorecard = attempt(next, machine.readLock());
        for (int attempt = 1;
                attempt < ATTEMPTS && scorecard.has(StageVerdict.KIT_ERROR) && !stopped.getAsBoolean();
                attempt++) {
            discardGrader();
            scorecard = attempt(next, machine.writeLock());
        }
        return scorecard;
    }

    private Scorecard attempt(QueuedSubmission next, Lock lock) {
        lock.lock();
        try {
            if (grader.isEmpty()) {
                grader = Optional.of(graders.get());
            }
            return grader.get().grade(next.submission(), stages, settings.seed());
        } catch (RuntimeException | Error ours) {
            return notJudged(next, ours);
        } finally {
            lock.unlock();
        }
    }

    /** The scorecard of a submission that the kit could not judge. */
    Scorecard notJudged(QueuedSubmission next, Throwable ours) {
        String reason = "The kit itself failed: " + ours;
        return new Scorecard(
                next.student().id(),
                settings.seed(),
                settings.layers(),
                stages.stream()
                        .map(stage -> Scoring.notExamined(stage, StageVerdict.KIT_ERROR, reason, List.of()))
                        .toList());
    }

    private void discardGrader() {
        try {
            close();
        } catch (RuntimeException broken) {
            grader = Optional.empty(); // it is replaced because it may be broken
        }
    }

    @Override
    public void close() {
        grader.ifPresent(Grader::close);
        grader = Optional.empty();
    }
}
