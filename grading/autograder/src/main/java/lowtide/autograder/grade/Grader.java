package lowtide.autograder.grade;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import lowtide.autograder.sandbox.ArchiveTraining;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;

/** Grades one submission after the other. Each worker has its own. */
public interface Grader extends AutoCloseable {

    /** Grades these stages of a submission. */
    Scorecard grade(Submission submission, List<Stage> stages, long seed);

    @Override
    void close();

    /**
     * Makes a new {@link Autograder} each time, all of which share this sandbox and what untouched stages get. Thread-safe.
     *
     * @param training whether the first one is worth a training run before it, which makes every process after it start faster
     */
    static Supplier<Grader> in(Sandbox sandbox, boolean training) {
        AtomicBoolean due = new AtomicBoolean(training);
        UntouchedStages untouchedStages = new UntouchedStages();
        return () -> {
            synchronized (due) { // the others wait for it: they would start what it makes faster
                if (due.getAndSet(false)) {
                    ArchiveTraining.run(sandbox);
                }
            }
            return of(new Autograder(sandbox, untouchedStages));
        };
    }

    private static Grader of(Autograder autograder) {
        return new Grader() {
            @Override
            public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
                return autograder.grade(submission, stages, seed);
            }

            @Override
            public void close() {
                autograder.close();
            }
        };
    }
}
