package lowtide.autograder.grade;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import lowtide.autograder.sandbox.ArchiveTraining;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;

/** Grades submissions, one at a time. Each worker of a class run has its own. */
public interface Grader extends AutoCloseable {

    /** Grades these stages of a submission. */
    Scorecard grade(Submission submission, List<Stage> stages, long seed);

    @Override
    void close();

    /**
     * Makes an {@link Autograder} each time. All of them share this sandbox and the results of untouched stages. Thread-safe.
     *
     * @param training whether to train the class data archive before the first one is made; every process after it starts faster
     */
    static Supplier<Grader> in(Sandbox sandbox, boolean training) {
        AtomicBoolean due = new AtomicBoolean(training);
        UntouchedStages untouchedStages = new UntouchedStages();
        return () -> {
            synchronized (due) { // the others wait, because the archive makes their start faster
                if (due.getAndSet(false)) {
                    ArchiveTraining.run(sandbox);
                }
            }
            return new Autograder(sandbox, untouchedStages);
        };
    }
}
