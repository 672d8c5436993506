package lowtide.autograder.submission;

import static lowtide.autograder.submission.SampleUploads.AGENT;
import static lowtide.autograder.submission.SampleUploads.STAGE;
import static lowtide.autograder.submission.SampleUploads.agentOf;
import static lowtide.autograder.submission.SampleUploads.contentOf;
import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import lowtide.course.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a stage only the sources of its package are read, and whatever else is there in their place is named. */
class StageFolderTest {

    private static final String SOURCES = STAGE.folder() + "/src/main/java/";

    @TempDir
    Path submission;

    private Path agent;

    @BeforeEach
    void theSubmissionOfAda() {
        agent = folder(submission, "Ada");
    }

    @Test
    void anAgentInAnotherPackageIsMissingAndSaysWhereItWasFound() throws IOException {
        Files.delete(agent);
        write(submission.resolve(SOURCES + "agent/WellnessAgent.java"), "package agent;");
        write(submission.resolve(SOURCES + "agent/Another.java"), "package agent;");

        assertThat(content())
                .isEqualTo("MISSING There is no " + AGENT + "; found: " + SOURCES + "agent/Another.java, " + SOURCES
                        + "agent/WellnessAgent.java.");
    }

    @Test
    void aFlatFolderIsMissingAndItsFilesAreNamed() throws IOException {
        Path flat = Files.createDirectories(submission.resolve("flat"));
        Files.move(agent, flat.resolve("WellnessAgent.java"));

        assertThat(contentOf(new Submission(flat)))
                .endsWith("; found: WellnessAgent.java, and no folder " + STAGE.folder() + ".");
    }

    @Test
    void aStageWithoutJavaFilesSaysSo() throws IOException {
        Files.delete(agent);

        assertThat(content()).endsWith("; found: no Java file.");
    }

    @Test
    void aSourceOutsideThePackageIsRefused() {
        write(submission.resolve(SOURCES + "lowtide/checks/Check.java"), "package lowtide.checks;");

        assertThat(content())
                .isEqualTo("REFUSED " + SOURCES + "lowtide/checks/Check.java is outside the package "
                        + STAGE.javaPackage() + "; all classes of this stage belong there.");
    }

    @Test
    void linksAreRefusedWhereverTheyAre() throws IOException {
        Path secret = write(submission.resolve("Secret.java"), "class Secret {}");
        Path link = Files.createSymbolicLink(agent.resolveSibling("Secret.java"), secret);
        assertThat(content()).startsWith("REFUSED " + SOURCES).contains("Secret.java is a link;");

        Files.delete(link);
        Path elsewhere = submission.resolve("elsewhere");
        Files.move(submission.resolve(SOURCES), elsewhere);
        Files.createSymbolicLink(submission.resolve(STAGE.folder() + "/src/main/java"), elsewhere);
        assertThat(content()).startsWith("REFUSED " + STAGE.folder() + "/src/main/java is a link;");
    }

    @Test
    void aSourceBeyondTheLimitIsRefused() {
        write(agent, "/*" + " ".repeat(300_000) + "*/");

        assertThat(content()).isEqualTo("REFUSED " + AGENT + " is too large; the limit is 256 KB for a source file.");
    }

    @Test
    void moreThanFiftySourcesAreRefused() {
        for (int i = 0; i < 50; i++) {
            write(agent.resolveSibling("C" + i + ".java"), "");
        }

        assertThat(content()).isEqualTo("REFUSED There are more than 50 source files.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void otherEncodingsAreNotReadAndSayWhichOneIsNeeded(String charset) throws IOException {
        Files.writeString(agent, agentOf("Überbackene Spätzle"), Charset.forName(charset));

        StageSources.NotUtf8 sources = (StageSources.NotUtf8) new Submission(submission).sources(STAGE);

        assertThat(sources.path()).isEqualTo(AGENT);
        assertThat(sources.reason())
                .isEqualTo("is not UTF-8 text" + (charset.startsWith("UTF-16") ? " but UTF-16" : "")
                        + "; save the file as UTF-8.");
    }

    @Test
    void theLineOfTheFirstInvalidByteIsNamed() throws IOException {
        Files.writeString(agent, agentOf("Überbackene Spätzle"), Charset.forName("windows-1252"));

        assertThat(((StageSources.NotUtf8) new Submission(submission).sources(STAGE)).line())
                .isEqualTo(2);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        write(agent, "\uFEFF" + agentOf("Ada"));

        StageSources.Found found = (StageSources.Found) new Submission(submission).sources(STAGE);

        assertThat(found.files()).extracting(SourceFile::text).containsExactly(agentOf("Ada"));
    }

    @Test
    void theFilesThatMacOsCreatesAreNotSources() {
        write(agent.resolveSibling("._" + Stage.AGENT + ".java"), "\0\5\26\7\0\2");

        assertThat(content()).isEqualTo("Ada");
    }

    @Test
    void aPackageMayHaveTheNameOfAToolsFolder() {
        write(agent.resolveSibling("out/Helper.java"), "package " + STAGE.javaPackage() + ".out; class Helper {}");

        StageSources.Found found = (StageSources.Found) new Submission(submission).sources(STAGE);

        assertThat(found.files()).hasSize(2);
    }

    private String content() {
        return contentOf(new Submission(submission));
    }
}
