package lowtide.autograder.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Classroom 50's runner starts grades, writes the form, and ends with an error where there is none. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Classroom 50's runner is Linux")
class Classroom50Test {

    @TempDir
    Path temporary;

    @Test
    void aSubmissionIsGradedAndThenItsFormIsWritten() throws Exception {
        assertThat(run("echo \"$@\" >> " + temporary.resolve("calls.txt"))).isZero();

        List<String> calls = Files.readAllLines(temporary.resolve("calls.txt"));
        assertThat(calls).hasSize(2);
        String out = calls.get(0).replaceFirst(".* grade exercises --out=", "");
        assertThat(calls.get(0)).contains("/lowtide-grade.jar grade exercises --out=" + out);
        assertThat(calls.get(1))
                .endsWith("/lowtide-grade.jar classroom50 " + out
                        + "/results.json --submitted=2026-06-01T16:32:01+02:00");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void withoutAFormTheRunnerSeesAnError(int exitCode) throws Exception {
        assertThat(run("case \"$*\" in *classroom50*) exit " + exitCode + ";; esac"))
                .isEqualTo(exitCode);
    }

    private int run(String java) throws IOException, InterruptedException {
        Path programs = temporary.resolve("programs");
        EngineFiles.fakeProgram(programs, "git", "echo 2026-06-01T16:32:01+02:00");
        Map<String, String> path = EngineFiles.fakeProgram(programs, "java", java);
        ProcessBuilder python = new ProcessBuilder(
                        "python3",
                        EngineFiles.FOLDER.resolve("classroom50/autograder.py").toString())
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("python.txt").toFile());
        python.environment().putAll(path);
        assumeTrue(hasPython(), "python3 is not installed");
        return python.start().waitFor();
    }

    private static boolean hasPython() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }
}
