package lowtide.agent.control.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunQueueTimeTest {

    @TempDir
    Path proc;

    @Test
    void theThreadThatWaitedLongestSinceTheLastTimeCounts() throws IOException {
        RunQueueTime time = new RunQueueTime(proc);
        thread(7, 7, 100);
        thread(7, 8, 40);
        thread(9, 9, 10);
        assertThat(time.waited(List.of(7L, 9L))).isEqualTo(100);

        thread(7, 7, 101);
        thread(7, 8, 45);
        thread(9, 9, 30);

        assertThat(time.waited(List.of(7L, 9L))).isEqualTo(120);
    }

    @Test
    void aThreadThatHasRestedCountsALittleLater() throws IOException {
        RunQueueTime time = new RunQueueTime(proc);
        thread(7, 7, 100);
        for (int i = 0; i < 50; i++) {
            assertThat(time.waited(List.of(7L))).isEqualTo(100);
        }

        thread(7, 7, 130);
        List<Long> after =
                Stream.generate(() -> time.waited(List.of(7L))).limit(8).toList();

        assertThat(after).contains(130L).last().isEqualTo(130L);
    }

    @Test
    void aProcessOrThreadThatIsGoneWaitsForNothing() throws IOException {
        RunQueueTime time = new RunQueueTime(proc);
        thread(7, 7, 100);
        Files.createDirectories(proc.resolve("7/task/8"));

        assertThat(time.waited(List.of(7L, 9L))).isEqualTo(100);
        assertThat(time.waited(List.of(9L))).isEqualTo(100);
    }

    @Test
    void aFileWithoutNumbersCountsNothing() throws IOException {
        Path thread = Files.createDirectories(proc.resolve("7/task/7"));
        Files.writeString(thread.resolve("schedstat"), "none\n");

        assertThat(new RunQueueTime(proc).waited(List.of(7L))).isZero();
    }

    private void thread(int process, int thread, long waited) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(process + "/task/" + thread));
        Files.writeString(folder.resolve("schedstat"), 5000 + waited + " " + waited + " 3\n");
    }
}
