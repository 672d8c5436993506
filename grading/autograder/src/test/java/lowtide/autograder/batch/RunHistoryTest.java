package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class run keeps what earlier runs of its out folder found. */
class RunHistoryTest extends LightClassFixture {

    @Test
    void aRunIsKeptUnlessItFoundTheSameAsTheLastOne() throws Exception {
        run("out", 2);
        run("out", 2);
        assertThat(history()).hasSize(1);
        LightClass.deliver(delivered, "student4", 0);
        run("out", 2);

        assertThat(history()).hasSize(2);
        assertThat(lines("progress.csv"))
                .hasSize(1 + 2 * STUDENTS)
                .startsWith(
                        "\"run\",\"time\",\"id\",\"name\",\"attempt\",\"points\",\"stage 1\",\"failed\"",
                        "\"1\",\"2026-11-30 12:00\",\"student0\",\"student0\",\"1\",\"0\",\"0\",\"\"")
                .contains(
                        "\"1\",\"2026-11-30 12:00\",\"student4\",\"student4\",\"1\",\"15\",\"15\",\"\"",
                        "\"2\",\"2026-11-30 12:00\",\"student4\",\"student4\",\"2\",\"0\",\"0\",\"\"",
                        "\"2\",\"2026-11-30 12:00\",\"student5\",\"student5\",\"1\",\"17\",\"17\",\"\"");
        assertThat(Files.readString(temporary.resolve("out/progress.html")))
                .contains("students/student4/index.html", "\u221215", "stage 1 \u221215")
                .contains("<p>Nobody.</p>");
    }

    @Test
    void theReportsDoNotDependOnTheHistory() throws Exception {
        LightClass.deliver(delivered, "student4", 0);
        run("out", 2);
        LightClass.deliver(delivered, "student4", 4);
        run("out", 2);
        run("anew", 2);

        assertThat(output("out")).isEqualTo(output("anew"));
    }

    private List<Path> history() throws IOException {
        try (var files = Files.list(temporary.resolve("out/history"))) {
            return files.toList();
        }
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(temporary.resolve("out").resolve(file));
    }
}
