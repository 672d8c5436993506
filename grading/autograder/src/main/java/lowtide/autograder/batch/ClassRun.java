package lowtide.autograder.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import lowtide.autograder.batch.journal.ClassRoll;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.JournalEntry;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.classroom.ClassList;
import lowtide.autograder.grade.Grader;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/**
 * Grades what is not yet finished of a class, or of a shard of it, and then writes the reports of all of it.
 * Holds no scorecard longer than it takes to write it down.
 */
public final class ClassRun {

    /** A fault of the machine, such as a port or memory that was not there, is mostly gone the next time. */
    private static final int ATTEMPTS = 3;

    private final Journal journal;
    private final List<Stage> stages;
    private final RunSettings settings;
    private final int workers;
    private final Supplier<Grader> graders;
    private final Progress progress;

    /**
     * @param journal of the out folder
     * @param workers how many submissions are graded at once
     * @param graders one for each worker, and a new one after a fault of the kit
     */
    public ClassRun(
            Journal journal,
            List<Stage> stages,
            RunSettings settings,
            int workers,
            Supplier<Grader> graders,
            Progress progress) {
        this.journal = journal;
        this.stages = List.copyOf(stages);
        this.settings = settings;
        this.workers = workers;
        this.graders = graders;
        this.progress = progress;
    }

    /**
     * Grades the class.
     *
     * @throws RunRefused if the out folder holds a run with other settings
     * @throws IOException if a result could not be written; what was written before is kept
     */
    public ClassSummary grade(ClassList list) throws IOException, RunRefused, InterruptedException {
        ClassRoll roll = ClassRoll.of(list);
        journal.begin(settings, roll);
        Queue<QueuedSubmission> waiting = new ConcurrentLinkedQueue<>();
        list.students().stream()
                .filter(student -> settings.shard().takes(student.id()))
                .forEach(student -> waiting.add(
                        new QueuedSubmission(student.submission(), QueuedSubmission.known(student, list.roster()))));
        progress.begin(waiting.size());
        // Signals reach the agents' processes too: what they seem to have done then is not their doing.
        Thread stop = new Thread(journal::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            work(waiting);
        } finally {
            progress.close();
            if (!journal.isStopped()) {
                Runtime.getRuntime().removeShutdownHook(stop);
            }
        }
        if (journal.isStopped()) {
            throw new InterruptedException("The run was stopped; the same command continues it.");
        }
        return ClassReports.write(journal, settings, roll, progress.gradedSoFar());
    }

    private void work(Queue<QueuedSubmission> waiting) throws IOException, InterruptedException {
        int threads = Math.max(1, Math.min(workers, waiting.size()));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ExecutorCompletionService<Void> ended = new ExecutorCompletionService<>(pool);
            for (int i = 0; i < threads; i++) {
                ended.submit(() -> {
                    gradeAll(waiting);
                    return null;
                });
            }
            for (int i = 0; i < threads; i++) {
                ended.take().get();
            }
        } catch (ExecutionException failed) {
            journal.stop();
            if (failed.getCause() instanceof IOException unwritten) {
                throw unwritten;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private void gradeAll(Queue<QueuedSubmission> waiting) throws IOException {
        try (Bench bench = new Bench()) {
            for (QueuedSubmission next = waiting.poll(); next != null && !journal.isStopped(); next = waiting.poll()) {
                String key = key(next.submission());
                Optional<JournalEntry> earlier = journal.finished(next.student().id())
                        .filter(finished -> !key.isEmpty() && finished.key().equals(key) && finished.isJudged());
                if (earlier.isPresent()) {
                    keep(next.student(), earlier.get());
                } else {
                    grade(next, key, bench);
                }
            }
        }
    }

    /** Empty if the submission cannot even be read without a fault of ours, which grading it will then report. */
    private String key(Submission submission) {
        try {
            return settings.key(submission.fingerprint(stages));
        } catch (RuntimeException | Error ours) {
            return "";
        }
    }

    /** What is known of the student may have changed since, in the roster or beside the sources. */
    private void keep(Results.Student student, JournalEntry earlier) throws IOException {
        Results results = ResultsJson.read(journal.result(student.id()));
        if (!results.student().equals(student)) {
            journal.finish(student.id(), ResultsJson.bytes(results.of(student)), earlier);
        }
        progress.unchanged();
    }

    private void grade(QueuedSubmission next, String key, Bench bench) throws IOException {
        long start = System.nanoTime();
        try {
            finish(next, key, bench.grade(next), start);
        } catch (RuntimeException | Error ours) { // whatever it is, the others are graded
            finish(next, key, notJudged(next, ours), start);
        }
    }

    private void finish(QueuedSubmission next, String key, Scorecard scorecard, long start) throws IOException {
        Results.Student student = next.student();
        long millis = (System.nanoTime() - start) / 1_000_000;
        JournalEntry finished =
                new JournalEntry(key, "", scorecard.points(), scorecard.judged(), kitFailure(scorecard), millis);
        journal.finish(
                student.id(),
                ResultsJson.bytes(Results.of(scorecard, student.id(), student, settings.kit())),
                finished);
        progress.graded(finished.isJudged());
    }

    private Scorecard notJudged(QueuedSubmission next, Throwable ours) {
        String reason = "The kit itself failed: " + ours;
        return new Scorecard(
                next.student().id(),
                settings.seed(),
                settings.layers(),
                stages.stream()
                        .map(stage -> Scoring.notExamined(stage, StageVerdict.KIT_ERROR, reason, List.of()))
                        .toList());
    }

    /** Why the kit could not judge all of it; empty if it could. */
    private static String kitFailure(Scorecard scorecard) {
        return scorecard.stages().stream()
                .filter(stage -> stage.verdict() == StageVerdict.KIT_ERROR)
                .flatMap(stage -> stage.checks().stream())
                .filter(check -> check.verdict() == CheckVerdict.KIT_ERROR)
                .map(check ->
                        check.check().id() + " " + check.outcome().finding().seen())
                .findFirst()
                .orElse("");
    }

    /** One worker's grader, thrown away with everything it holds once the kit has failed with it. */
    private final class Bench implements AutoCloseable {

        private final List<Grader> inUse = new ArrayList<>(1);

        Scorecard grade(QueuedSubmission next) {
            Scorecard scorecard = attempt(next);
            for (int attempt = 1;
                    attempt < ATTEMPTS && scorecard.has(StageVerdict.KIT_ERROR) && !journal.isStopped();
                    attempt++) {
                renew();
                scorecard = attempt(next);
            }
            return scorecard;
        }

        private Scorecard attempt(QueuedSubmission next) {
            try {
                if (inUse.isEmpty()) {
                    inUse.add(graders.get());
                }
                return inUse.get(0).grade(next.submission(), stages, settings.seed());
            } catch (RuntimeException | Error ours) {
                return notJudged(next, ours);
            }
        }

        private void renew() {
            try {
                close();
            } catch (RuntimeException broken) {
                inUse.clear(); // that it may be broken is why another one is taken
            }
        }

        @Override
        public void close() {
            inUse.forEach(Grader::close);
            inUse.clear();
        }
    }
}
