package lowtide.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import lowtide.autograder.intake.Submission;
import lowtide.autograder.report.ScorecardText;
import lowtide.autograder.score.Scorecard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The solutions keep their full marks, whatever the seed, on a machine that has more to do than it can. */
class RepeatTest {

    private static final int REPEATS = Integer.getInteger("repeats", 5);

    private final AtomicBoolean busy = new AtomicBoolean(true);
    private final List<Thread> load = new ArrayList<>();

    @BeforeEach
    void loadTheMachine() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Thread thread = new Thread(() -> {
                while (busy.get()) {
                    Thread.onSpinWait();
                }
            });
            thread.setDaemon(true);
            thread.start();
            load.add(thread);
        }
    }

    @AfterEach
    void relax() throws InterruptedException {
        busy.set(false);
        for (Thread thread : load) {
            thread.join();
        }
    }

    @Test
    void notOneFlake() {
        try (Autograder autograder = new Autograder()) {
            for (int seed = 1_000; seed < 1_000 + REPEATS; seed++) {
                Scorecard scorecard = autograder.grade(new Submission(Kit.SOLUTIONS), Kit.STAGES, seed);
                assertThat(scorecard.points()).as(String.join("\n", ScorecardText.lines(scorecard, "it", ""))).isEqualTo(100);
            }
        }
    }
}
