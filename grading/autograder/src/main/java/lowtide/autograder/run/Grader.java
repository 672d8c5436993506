package lowtide.autograder.run;

import java.util.List;
import lowtide.autograder.Autograder;
import lowtide.autograder.intake.Submission;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.score.Scorecard;
import lowtide.checks.Rubric;

/** Grades one submission after the other. Each worker has its own. */
public interface Grader extends AutoCloseable {

    /** Grades these stages of a submission. */
    Scorecard grade(Submission submission, List<Rubric.Stage> stages, long seed);

    @Override
    void close();

    /** A new {@link Autograder} that shares this sandbox. */
    static Grader in(Sandbox sandbox) {
        Autograder autograder = new Autograder(sandbox);
        return new Grader() {
            @Override
            public Scorecard grade(Submission submission, List<Rubric.Stage> stages, long seed) {
                return autograder.grade(submission, stages, seed);
            }

            @Override
            public void close() {
                autograder.close();
            }
        };
    }
}
