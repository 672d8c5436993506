package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.grade.Grader;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.report.Results;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerSlotTest {

    private final ReentrantReadWriteLock machine = new ReentrantReadWriteLock();

    /** For each attempt, whether it had the machine to itself. */
    private final List<Boolean> alone = new ArrayList<>();

    @TempDir
    Path submission;

    @Test
    void anotherAttemptHasTheMachineToItself() {
        Scorecard scorecard = graded(StageVerdict.KIT_ERROR);

        assertThat(alone).containsExactly(false, true, true);
        assertThat(scorecard.has(StageVerdict.KIT_ERROR)).isTrue();
    }

    @Test
    void oneAttemptIsEnoughWhereTheKitDoesNotFail() {
        graded(StageVerdict.MISSING);

        assertThat(alone).containsExactly(false);
    }

    private Scorecard graded(StageVerdict verdict) {
        Grader grader = new LightClass.Reading() {
            @Override
            public Scorecard grade(Submission graded, List<Stage> stages, long seed) {
                assertThat(machine.getReadLockCount() > 0 || machine.isWriteLocked())
                        .isTrue();
                alone.add(machine.isWriteLocked());
                return new Scorecard(
                        "",
                        seed,
                        List.of("none"),
                        stages.stream()
                                .map(stage -> Scoring.notExamined(stage, verdict, "It says so.", List.of()))
                                .toList());
            }
        };
        Results.Student student = new Results.Student("ada", "Ada", List.of());
        try (WorkerSlot slot = new WorkerSlot(
                LightClass.STAGES, LightClass.settings(1, Shard.WHOLE), () -> grader, () -> false, machine)) {
            return slot.grade(new QueuedSubmission(new Submission(submission), student));
        } finally {
            assertThat(machine.isWriteLocked()).isFalse();
        }
    }
}
