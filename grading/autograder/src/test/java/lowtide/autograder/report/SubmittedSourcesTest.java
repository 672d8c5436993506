package lowtide.autograder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lowtide.autograder.Kit;
import lowtide.autograder.submission.SourceFile;
import lowtide.autograder.submission.StageSources;
import lowtide.course.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sources that an instructor reads")
class SubmittedSourcesTest {

    private static final Stage STAGE = Kit.stage(1);

    @TempDir
    Path temporary;

    @Test
    @DisplayName("are those of the stages that were started, the agent first, and survive a file")
    void started() throws IOException {
        SubmittedSources sources = SubmittedSources.of(List.of(
                found(false, file("A.java", "a"), file("WellnessAgent.java", "one\r\n\r\n\tthree\u2028\u001B[31m")),
                new StageSources.Missing(STAGE, "none")));
        Path file = temporary.resolve("sources.json");
        Files.write(file, sources.bytes());

        assertThat(sources.of(1))
                .extracting(SubmittedSources.File::path)
                .containsExactly("01-context-cap/WellnessAgent.java", "01-context-cap/A.java");
        assertThat(sources.of(1).get(0).lines()).containsExactly("one", "", "\tthree\u2028\u001B[31m");
        assertThat(SubmittedSources.read(file)).isEqualTo(sources);
        assertThat(SubmittedSources.of(List.of(found(true, file("WellnessAgent.java", "starter")))))
                .isEqualTo(SubmittedSources.NONE);
    }

    @Test
    @DisplayName("are cut, whatever was submitted, and what is left out is counted")
    void bounded() throws IOException {
        String tenMegabytes = "x".repeat(10_000_000);
        String manyLines = "line\n".repeat(100_000);
        SubmittedSources sources = SubmittedSources.of(List.of(found(
                false,
                file("WellnessAgent.java", tenMegabytes),
                file("B.java", manyLines),
                file("n".repeat(5_000), ""))));
        List<SubmittedSources.File> files = sources.of(1);

        assertThat(sources.bytes()).hasSizeLessThan(100_000);
        assertThat(files.get(0).lines())
                .hasSize(1)
                .first()
                .asString()
                .hasSize(400)
                .endsWith("x...");
        assertThat(files.get(1).lines()).hasSize(599);
        assertThat(files.get(1).leftOut()).isEqualTo(100_000 - 599);
        assertThat(files.get(2).path()).hasSize(200);
    }

    @Test
    @DisplayName("have at most 40,000 characters a stage, without gaps")
    void characters() {
        SubmittedSources sources = SubmittedSources.of(List.of(found(
                false, file("WellnessAgent.java", ("y".repeat(399) + "\n").repeat(200) + "short"))));

        assertThat(sources.of(1).get(0).lines()).hasSize(100);
        assertThat(sources.of(1).get(0).leftOut()).isEqualTo(101);
    }

    @Test
    @DisplayName("of fifty files are bounded too")
    void manyFiles() throws IOException {
        List<SourceFile> files = IntStream.range(0, 50)
                .mapToObj(i -> file("F" + i + ".java", "z".repeat(256 * 1024)))
                .toList();

        assertThat(SubmittedSources.of(List.of(new StageSources.Found(STAGE, files, false)))
                        .bytes())
                .hasSizeLessThan(100_000);
    }

    private static SourceFile file(String name, String text) {
        return new SourceFile(STAGE.folder() + "/" + name, name, text);
    }

    private static StageSources.Found found(boolean untouched, SourceFile... files) {
        return new StageSources.Found(STAGE, List.of(files), untouched);
    }
}
