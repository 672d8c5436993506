package lowtide.autograder.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What several runs of a class tell: who gained, who regressed, who is stuck, and who tried how often. */
class ClassHistoryTest {

    @Test
    void whoLostPointsIsFirstAndWhoHasAsManyIsLeftOut() {
        ClassHistory history = history(
                List.of(student("ada", "a1", 10, 0), student("bob", "b1", 10, 5), student("dan", "d1", 1, 1)),
                List.of(student("ada", "a2", 20, 5), student("bob", "b2", 10, 0), student("dan", "d2", 1, 1)));

        assertThat(history.changes())
                .containsExactly(
                        new ClassHistory.Change("bob", "bob", -5, Map.of(2, -5)),
                        new ClassHistory.Change("ada", "ada", 15, Map.of(1, 10, 2, 5)));
    }

    @Test
    void anAttemptIsASubmissionThatDiffersFromTheOneBefore() {
        ClassHistory history = history(
                List.of(student("ada", "one", 0, 0)),
                List.of(student("ada", "one", 0, 0), student("late", "x", 0, 0)),
                List.of(student("ada", "two", 0, 0), student("late", "x", 0, 0)),
                List.of(student("ada", "one", 0, 0)));

        assertThat(history.runs())
                .extracting(run -> history.attempts("ada", run))
                .containsExactly(1, 1, 2, 3);
        assertThat(history.runs())
                .extracting(run -> history.attempts("late", run))
                .containsExactly(0, 1, 1, 1);
    }

    @Test
    void whoFailsTheSameCheckInThreeRunsIsStuck() {
        ClassHistory history = history(
                List.of(failing("ada", "1", "1A", "1B"), failing("bob", "1", "1A"), failing("dan", "1", "1C")),
                List.of(failing("ada", "2", "1A", "1B"), failing("bob", "1", "1A"), failing("dan", "2", "1D")),
                List.of(failing("ada", "3", "1B", "2A"), failing("bob", "1", "1A"), failing("dan", "3", "1C")));

        assertThat(history.stuck())
                .containsExactly(
                        new ClassHistory.Stuck("ada", "ada", List.of("1B"), 2),
                        new ClassHistory.Stuck("bob", "bob", List.of("1A"), 0));
    }

    @Test
    void nobodyIsStuckAfterTwoRunsAndNothingChangesInOne() {
        List<StudentSnapshot> run = List.of(failing("ada", "1", "1A"));

        assertThat(history(run, run).stuck()).isEmpty();
        assertThat(history(run).changes()).isEmpty();
    }

    @SafeVarargs
    private static ClassHistory history(List<StudentSnapshot>... runs) {
        return new ClassHistory(IntStream.range(0, runs.length)
                .mapToObj(i -> new RunSnapshot(i + 1, "2026-11-30 12:00", "", runs[i]))
                .toList());
    }

    private static StudentSnapshot student(String id, String submission, int first, int second) {
        return new StudentSnapshot(id, id, submission, first + second, Map.of(1, first, 2, second), List.of());
    }

    private static StudentSnapshot failing(String id, String submission, String... checks) {
        return new StudentSnapshot(id, id, submission, 0, Map.of(1, 0), Arrays.asList(checks));
    }
}
