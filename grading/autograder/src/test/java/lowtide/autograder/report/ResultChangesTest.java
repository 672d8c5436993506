package lowtide.autograder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import lowtide.autograder.grade.Scorecard;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The changes between two runs")
class ResultChangesTest {

    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 3, 1, 9, 5, 0, 0, ZoneOffset.UTC);

    private static final Scorecard NOTHING = new Scorecard("it", 42, List.of(), List.of());

    @TempDir
    Path temporary;

    @Test
    @DisplayName("are the points, and the checks gained and lost")
    void changes() {
        ResultChanges changes = ResultChanges.between(
                        Sample.failing("it", "it", Set.of("1A", "2E")), Sample.failing("it", "it", Set.of("2E", "5F")))
                .orElseThrow();

        assertThat(changes.points()).isEqualTo(2);
        assertThat(changes.gained()).extracting(Results.Check::id).containsExactly("1A");
        assertThat(changes.lost()).extracting(Results.Check::id).containsExactly("5F");
        assertThat(changes.stages()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    @DisplayName("cover the stages that both runs graded")
    void stagesOfBoth() {
        Results one = Sample.unfinished("it");
        ResultChanges changes = ResultChanges.between(one, Sample.failing("it", "it", Set.of("1B", "2E")))
                .orElseThrow();

        assertThat(changes.stages()).containsExactly(1);
        assertThat(changes.points()).isZero();
        assertThat(changes.gained()).extracting(Results.Check::id).containsExactly("1A");
        assertThat(changes.lost()).extracting(Results.Check::id).containsExactly("1B");
    }

    @Test
    @DisplayName("do not count a check that the kit failed to judge as lost")
    void notJudged() {
        assertThat(ResultChanges.between(Sample.failing("it", "it", Set.of()), Sample.unfinished("it"))
                        .orElseThrow()
                        .lost())
                .isEmpty();
    }

    @Test
    @DisplayName("are unknown for another submission")
    void anotherSubmission() {
        assertThat(ResultChanges.between(
                        Sample.failing("one", "it", Set.of()), Sample.failing("other", "it", Set.of())))
                .isEmpty();
    }

    @Test
    @DisplayName("are unknown if the earlier result is missing, damaged or of another format")
    void unreadable() throws IOException {
        Results now = Sample.failing("it", "it", Set.of());
        Path earlier = temporary.resolve("results.json");
        for (String content : List.of("{", "[]", "{\"schema\": \"lowtide/results/v0\"}", "null")) {
            assertThat(LatestRun.of(NOTHING, now, earlier, TIME).changes())
                    .as(content)
                    .isEmpty();
            Files.writeString(earlier, content);
        }
        assertThat(LatestRun.of(NOTHING, now, earlier, TIME).changes()).isEmpty();

        ResultsJson.write(now, earlier);
        assertThat(LatestRun.of(NOTHING, now, earlier, TIME).changes()).isPresent();
    }
}
