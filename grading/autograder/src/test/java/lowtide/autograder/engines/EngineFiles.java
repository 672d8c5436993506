package lowtide.autograder.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import lowtide.autograder.Kit;
import lowtide.autograder.sandbox.Sandbox;

/** The files in {@code grading/engines}, and how their scripts are run here. */
final class EngineFiles {

    static final Path FOLDER = Kit.ROOT.resolve("grading/engines");

    private static final JsonMapper YAML = new JsonMapper(new YAMLFactory());

    private EngineFiles() {}

    static JsonNode yaml(String file) throws IOException {
        return YAML.readTree(Files.readString(FOLDER.resolve(file)));
    }

    /** A step's script, as GitHub runs it in {@code shell: bash}. */
    static String[] script(String workflow, String job, String step) throws IOException {
        for (JsonNode each : yaml("github/" + workflow).path("jobs").path(job).path("steps")) {
            if (each.path("name").asText().equals(step)) {
                assertThat(each.path("shell").asText()).isEqualTo("bash");
                String script = each.path("run").asText();
                return new String[] {"bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script};
            }
        }
        throw new AssertionError(workflow + " has no step " + step + " in its job " + job);
    }

    /** Makes a program that is found before the real one, and returns the environment for it. */
    static Map<String, String> fakeProgram(Path folder, String name, String script) throws IOException {
        Path program = Files.writeString(Files.createDirectories(folder).resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("PATH", folder + File.pathSeparator + System.getenv("PATH"));
    }

    /** Aborts the test where agents cannot be sealed off, unless it must run. */
    static void assumeSealed() {
        try (Sandbox sandbox = Sandbox.open()) {
            assumeTrue(sandbox.isSealed() || "true".equals(System.getenv("CI")), sandbox.whyNotSealed());
        }
    }

    /** Puts a mistake into a stage of a submission. */
    static void doesNotCompile(Path submission, int stage) throws IOException {
        Path agent = Kit.agent(submission, Kit.stage(stage));
        Files.writeString(agent, Files.readString(agent).replace("return", "retrun"));
    }
}
