package lowtide.autograder.report.export;

import static lowtide.autograder.report.export.FormSamples.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code results.json} conforms to its schema and is read back as it was, whatever text is in it. */
class ResultsSchemaTest {

    private static final String SCHEMA = "/lowtide/autograder/report/results.schema.json";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @MethodSource("lowtide.autograder.report.export.FormSamples#all")
    void resultsKeepToTheirSchema(Results results) throws IOException {
        assertThat(violations(ResultsJson.bytes(results), SCHEMA)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lowtide.autograder.report.export.FormSamples#all")
    void resultsCanBeReadBack(Results results) throws IOException {
        Path file = temporary.resolve("results.json");
        ResultsJson.write(results, file);

        assertThat(ResultsJson.bytes(ResultsJson.read(file))).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void resultsOfAnotherFormAreRefused() throws IOException {
        Path file = temporary.resolve("results.json");
        String form = new String(ResultsJson.bytes(Sample.unfinished("x")), StandardCharsets.UTF_8);
        Files.writeString(file, form.replace(Results.SCHEMA, "lowtide/results/v9"));

        assertThatThrownBy(() -> ResultsJson.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lowtide/results/v9");
        Files.writeString(file, form.substring(0, form.length() / 2));
        assertThatThrownBy(() -> ResultsJson.read(file)).isInstanceOf(IOException.class);
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> ResultsJson.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void theSchemaRefusesWhatIsWrong() throws IOException {
        assertThat(violations("{}".getBytes(StandardCharsets.UTF_8), SCHEMA)).isNotEmpty();
    }
}
