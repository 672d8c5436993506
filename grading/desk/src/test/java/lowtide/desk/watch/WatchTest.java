package lowtide.desk.watch;

import static lowtide.desk.Sample.FIRST;
import static lowtide.desk.Sample.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import lowtide.course.Course;
import lowtide.desk.Sample;
import lowtide.desk.TestScreen;
import lowtide.desk.exercise.ExerciseFolder;
import lowtide.desk.grade.Standings;
import lowtide.desk.language.Messages;
import lowtide.desk.report.LabCommands;
import lowtide.desk.report.LabPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @TempDir
    private Path temporary;

    private final TestScreen screen = TestScreen.dumb("");
    private Standings standings;

    @BeforeEach
    void kit() throws IOException {
        ExerciseFolder folder = Sample.kit(temporary);
        standings = new Standings(folder::submission, Sample.stateFile(temporary.resolve(".lab/state.json")));
    }

    @Test
    void aSaveShowsTheVerdictOfItsStage() throws InterruptedException {
        Sample.Examiner examiner = new Sample.Examiner(Sample.result(FIRST, "1A"), Sample.result(SECOND, "2A"));
        Watch watch = watch(examiner);

        watch.saved(new Save(SECOND, NOW.minusMillis(620)));
        watch.key('q');
        watch.run(FIRST);

        assertThat(examiner.examined).containsExactly(FIRST, SECOND);
        assertThat(screen.text()).contains("1A failed:", "2A failed:", "0.62 s after the save");
    }

    @Test
    void severalSavesOfAStageGetOneVerdict() throws InterruptedException {
        Sample.Examiner examiner = new Sample.Examiner(Sample.result(FIRST, "1B"), Sample.result(FIRST, "1D"));
        Watch watch = watch(examiner);

        watch.saved(new Save(FIRST, NOW));
        watch.saved(new Save(FIRST, NOW));
        watch.key(-1);
        watch.run(FIRST);

        assertThat(examiner.examined).containsExactly(FIRST, FIRST);
        assertThat(screen.text()).contains("Since the last run: 1B passes; 1D no longer passes.");
    }

    @Test
    void keysGiveHintsTheWireTheListAndTheNextStage() throws InterruptedException {
        Watch watch = watch(new Sample.Examiner(Sample.result(FIRST, "1A")));

        "hHtnhq".chars().forEach(watch::key);
        watch.run(FIRST);

        assertThat(screen.text())
                .contains("Hint 1 of 3, where to look:", "Hint 2 of 3, what to do:")
                .contains("Request 21 carried 41 messages", "(39 messages more)", "200, 90 tokens in total: Enjoy it")
                .contains("Stage 2: User isolation, about 12 minutes")
                .contains("No check has failed.");
        assertThat(standings.state().read().hintsSeen("1A")).isEqualTo(2);
    }

    @Test
    void theListSaysWhatIsKnown() throws InterruptedException {
        Watch watch = watch(new Sample.Examiner(Sample.result(FIRST, "1A")));

        watch.key('l');
        watch.key('q');
        watch.run(FIRST);

        assertThat(screen.text()).contains("Lab 1: Hardening, 0 of 100 points", " 1 Context cap");
    }

    private Watch watch(Sample.Examiner examiner) {
        Course course = Course.shipped();
        return new Watch(
                Messages.in(Locale.ENGLISH),
                course,
                screen.screen(),
                standings,
                examiner,
                new LabCommands("./lab", true),
                new LabPages(Messages.in(Locale.ENGLISH), course, standings, temporary),
                InstantSource.fixed(NOW));
    }
}
