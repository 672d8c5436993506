package lowtide.autograder.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import lowtide.autograder.batch.journal.ClassRoll;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.JournalEntry;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.classroom.ClassList;
import lowtide.autograder.grade.Grader;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;

/**
 * Grades the unfinished submissions of a class or shard, and then writes all reports. Keeps no scorecard in memory once
 * it is written.
 */
public final class ClassRun {

    private final ReadWriteLock machine = new ReentrantReadWriteLock(true);
    private final Journal journal;
    private final StageSelection selection;
    private final RunSettings settings;
    private final int workers;
    private final Supplier<Grader> graders;
    private final Progress progress;
    private final ReportOptions options;

    /**
     * @param journal the journal of the out folder
     * @param workers how many submissions are graded at once
     * @param graders creates one for each worker, and a new one after a failure of the kit
     * @param options for the reports; its adjustments have ids
     */
    public ClassRun(
            Journal journal,
            StageSelection selection,
            RunSettings settings,
            int workers,
            Supplier<Grader> graders,
            Progress progress,
            ReportOptions options) {
        this.journal = journal;
        this.selection = selection;
        this.settings = settings;
        this.workers = workers;
        this.graders = graders;
        this.progress = progress;
        this.options = options;
    }

    /**
     * Grades the class.
     *
     * @throws RunRefused if the out folder holds a run with other settings
     * @throws IOException if a result could not be written; earlier results are kept
     * @throws InterruptedException if the run was stopped
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
        // A signal reaches the agents' processes too: after it, a crash is not the fault of an agent.
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
            throw new InterruptedException("The run was stopped. Run the same command again to continue it.");
        }
        return ClassReports.write(journal, settings, roll, progress.gradedSoFar(), options);
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
        try (WorkerSlot slot = new WorkerSlot(selection.stages(), settings, graders, journal::isStopped, machine)) {
            for (QueuedSubmission next = waiting.poll(); next != null && !journal.isStopped(); next = waiting.poll()) {
                String key = key(next.submission());
                Optional<JournalEntry> earlier = journal.finished(next.student().id())
                        .filter(finished -> !key.isEmpty() && finished.key().equals(key) && finished.isJudged());
                if (earlier.isPresent()) {
                    keep(next.student(), earlier.get());
                } else {
                    grade(next, key, slot);
                }
            }
        }
    }

    /** The key of a submission; empty if reading it fails, which grading it then reports. */
    private String key(Submission submission) {
        try {
            return settings.key(submission.fingerprint(selection.stages()));
        } catch (RuntimeException | Error ours) {
            return "";
        }
    }

    /** Keeps an earlier result. The student's data may have changed since, in the roster or beside the sources. */
    private void keep(Results.Student student, JournalEntry earlier) throws IOException {
        Results results = ResultsJson.read(journal.result(student.id()));
        if (!results.student().equals(student)) {
            byte[] sources = Files.readAllBytes(journal.sources(student.id()));
            journal.finish(student.id(), ResultsJson.bytes(results.of(student)), sources, earlier);
        }
        progress.finished(results);
        progress.unchanged();
    }

    private void grade(QueuedSubmission next, String key, WorkerSlot slot) throws IOException {
        long start = System.nanoTime();
        try {
            finish(next, key, slot.grade(next), start);
        } catch (RuntimeException | Error ours) { // the other submissions are still graded
            finish(next, key, slot.notJudged(next, ours), start);
        }
    }

    private void finish(QueuedSubmission next, String key, Scorecard scorecard, long start) throws IOException {
        Results.Student student = next.student();
        long millis = (System.nanoTime() - start) / 1_000_000;
        JournalEntry entry = new JournalEntry(key, "", kitFailure(scorecard), millis);
        Results results = Results.of(scorecard, selection.course(), student.id(), student, settings.kit());
        journal.finish(
                student.id(),
                ResultsJson.bytes(results),
                sources(next.submission()).bytes(),
                entry);
        progress.finished(results);
        progress.graded(entry.isJudged());
    }

    /** The sources that the pages show; none if reading them fails, which the result reports. */
    private SubmittedSources sources(Submission submission) {
        try {
            return SubmittedSources.of(submission.sources(selection.stages()));
        } catch (RuntimeException | Error ours) {
            return SubmittedSources.NONE;
        }
    }

    /** Why the kit could not judge everything; empty if it could. */
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
}
