package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import lowtide.autograder.report.Sample;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that is open while a class is graded. */
class LivePageTest {

    @TempDir
    Path temporary;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void thePageShowsWhatIsFinishedAndLoadsAgainUntilTheRunEnds() throws IOException {
        LivePage live = new LivePage(temporary, false, nanos::get);
        live.begin(3);
        assertThat(page().title()).isEqualTo("Low Tide: 0 of 3 graded");

        live.finished(Sample.failing("ada", "Ada Lovelace", Set.of("1A")));
        assertThat(page().title()).as("not written for each submission").isEqualTo("Low Tide: 0 of 3 graded");
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        live.finished(Sample.failing("bob", "Bob", Set.of("1A", "2B")));

        assertThat(page().title()).isEqualTo("Low Tide: 2 of 3 graded");
        assertThat(page().select("meta[http-equiv=refresh]").attr("content")).isEqualTo("5");
        assertThat(page().select("#failed ~ table tbody tr").eachText().get(0))
                .startsWith("1A")
                .endsWith(" 2");

        live.finished(Sample.failing("dan", "Dan", Set.of()));
        live.close();

        assertThat(page().title()).isEqualTo("Low Tide: 3 of 3 graded");
        assertThat(page().select("meta[http-equiv=refresh]")).isEmpty();
        assertThat(temporary).isDirectoryNotContaining("glob:**.half");
    }

    @Test
    void itNamesNobodyUnlessToldTo() throws IOException {
        for (boolean isNamed : new boolean[] {false, true}) {
            LivePage live = new LivePage(temporary, isNamed, nanos::get);
            live.begin(1);
            live.finished(Sample.failing("ada-id", "Ada Lovelace", Set.of("1A")));
            live.close();

            assertThat(page().outerHtml().contains("Ada Lovelace")).isEqualTo(isNamed);
            assertThat(page().outerHtml()).doesNotContain("ada-id");
        }
    }

    private Document page() throws IOException {
        return Jsoup.parse(Files.readString(temporary.resolve("live.html")));
    }
}
