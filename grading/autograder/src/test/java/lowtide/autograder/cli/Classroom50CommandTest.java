package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import lowtide.autograder.cli.LowTideGrade.ExitCode;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Classroom 50's form is written from results and the runner's environment, or not at all. */
class Classroom50CommandTest {

    private static final Map<String, String> RUNNER = Map.of(
            "CLASSROOM", "cs",
            "ASSIGNMENT", "low-tide",
            "SUBMISSION_TAG", "submit/2026-06-01T14-32-05Z-a1b2c3d",
            "COMMIT_URL", "https://github.example/c",
            "RELEASE_URL", "https://github.example/r");

    @TempDir
    Path temporary;

    @Test
    void theFormHasThePointsAndTheTimeOfTheCommit() throws IOException {
        assertThat(run(RUNNER, Sample.failing("one", "One", Set.of("1A")), "2026-06-01T16:32:01+02:00"))
                .isEqualTo("0 ");

        JsonNode form =
                new JsonMapper().readTree(temporary.resolve("result.json").toFile());
        assertThat(form.path("score").asInt()).isEqualTo(96);
        assertThat(form.path("datetime").asText()).isEqualTo("2026-06-01T14:32:01Z");
    }

    @Test
    void whatTheKitFailedToJudgeIsNoForm() throws IOException {
        assertThat(run(RUNNER, Sample.unfinished("ours"), "2026-06-01T14:32:01Z"))
                .startsWith("3 The kit itself failed, so there is no result.");
        assertThat(temporary.resolve("result.json")).doesNotExist();
    }

    @Test
    void aMissingVariableOrAWrongTimeIsNamed() throws IOException {
        Results results = Sample.failing("one", "One", Set.of());

        assertThat(run(Map.of(), results, "2026-06-01T14:32:01Z"))
                .startsWith("2 The environment variable COMMIT_URL, which Classroom 50's runner sets, is missing.");
        assertThat(run(RUNNER, results, "yesterday")).startsWith("2 --submitted=yesterday: expected a time like ");
        assertThat(temporary.resolve("result.json")).doesNotExist();
    }

    /** The exit code and what was said. */
    private String run(Map<String, String> environment, Results results, String submitted) throws IOException {
        Path file = temporary.resolve("results.json");
        ResultsJson.write(results, file);
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new Classroom50Command(environment))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler((wrong, arguments) -> {
                    wrong.getCommandLine().getErr().println(wrong.getMessage());
                    return ExitCode.WRONG_OPTION;
                })
                .execute(file.toString(), "--submitted=" + submitted, "--out=" + temporary.resolve("result.json"));
        return exitCode + " " + err;
    }
}
