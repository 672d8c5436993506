package lowtide.autograder.submission;

import static lowtide.autograder.submission.SampleUploads.AGENT;
import static lowtide.autograder.submission.SampleUploads.STAGE;
import static lowtide.autograder.submission.SampleUploads.STAGES;
import static lowtide.autograder.submission.SampleUploads.agentOf;
import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.files;
import static lowtide.autograder.submission.SampleZips.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lowtide.autograder.submission.archive.SubmissionSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that grading does not use and that may interest a person are listed, in few and short lines. */
class UnusedFilesTest {

    private static final UploadInspector INSPECTOR = new UploadInspector(STAGES);

    @TempDir
    Path temporary;

    @Test
    void whatMayInterestAPersonIsListed() {
        String stage = STAGE.folder();
        String compiled = AGENT.replace(".java", ".class");
        folder(temporary, "Ada");
        for (String file : List.of(
                stage + "/lib/evil.jar",
                compiled,
                stage + "/src/main/resources/META-INF/services/org.junit.platform.launcher.TestExecutionListener",
                stage + "/src/main/resources/junit-platform.properties",
                stage + "/src/main/resources/logback-test.xml",
                stage + "/pom.xml",
                ".mvn/jvm.config",
                "mvnw",
                stage + "/Scratch.java",
                "results.json",
                "notes.txt",
                stage + "/src/test/java/lowtide/MyTest.java")) {
            write(temporary.resolve(file), "x");
        }

        assertThat(remarks(temporary))
                .containsExactly(
                        ".mvn would change the build and is not used.",
                        stage + "/Scratch.java is outside src/main/java and is not compiled.",
                        stage + "/lib/evil.jar is compiled code, which is not used.",
                        stage + "/pom.xml differs from the kit's and is not used.",
                        compiled + " is compiled code, which is not used.",
                        stage
                                + "/src/main/resources/META-INF/services/org.junit.platform.launcher.TestExecutionListener"
                                + " registers services and is not used.",
                        stage + "/src/main/resources/junit-platform.properties configures JUnit and is not used.",
                        stage + "/src/main/resources/logback-test.xml configures logging and is not used.",
                        "mvnw would change the build and is not used.",
                        "results.json has the name of one of the kit's files.");
    }

    @Test
    void noMoreThanTwentyLinesAreListed() {
        folder(temporary, "Ada");
        for (int i = 0; i < 30; i++) {
            write(temporary.resolve("lib/" + i + ".jar"), "x");
        }

        assertThat(remarks(temporary)).hasSize(Remarks.MAX_LINES).last().isEqualTo("And 11 more.");
    }

    @Test
    void linesAreShortAndPlainWhateverTheNamesOfFiles() throws Exception {
        Path zip = write(
                temporary.resolve("lab.zip"),
                zip(files(AGENT, agentOf("Ada"), "a".repeat(60_000) + ".class", "x", "b\u202E.class", "x")));

        assertThat(INSPECTOR.file("lab.zip", zip).remarks())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .hasSizeLessThan(320)
                                .matches("a+ \\.\\.\\. a+\\.class is compiled code, which is not used\\."),
                        line -> assertThat(line).isEqualTo("b\\u202e.class is compiled code, which is not used."));
    }

    @Test
    void theKitsOwnFilesAreNotListed() {
        assertThat(remarks(Path.of("../../exercises"))).isEmpty();
    }

    private static List<String> remarks(Path folder) {
        return INSPECTOR
                .folder("lab", new SubmissionSource.Folder(folder))
                .get(0)
                .remarks();
    }
}
