package lowtide.autograder.submission;

import static lowtide.autograder.submission.SampleUploads.AGENT;
import static lowtide.autograder.submission.SampleUploads.STAGE;
import static lowtide.autograder.submission.SampleUploads.STAGES;
import static lowtide.autograder.submission.SampleUploads.agentOf;
import static lowtide.autograder.submission.SampleUploads.contentOf;
import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.files;
import static lowtide.autograder.submission.SampleZips.zip;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lowtide.course.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A submission is the same wherever it is stored, and says in plain words what is wrong with it. */
class SubmissionTest {

    @TempDir
    Path temporary;

    @Test
    void aZipCanBeASubmission() {
        Submission submission = Submission.of(write(temporary.resolve("lab.zip"), zipOf("lab-main/exercises/", "Ada")));

        assertThat(contentOf(submission)).isEqualTo("Ada");
        StageSources.Found found = (StageSources.Found) submission.sources(STAGE);
        assertThat(found.files()).extracting(SourceFile::path).containsExactly(AGENT);
    }

    @Test
    void aFileThatIsNotAZipSaysWhatItIs() {
        assertThat(contentOf(Submission.of(write(temporary.resolve("lab.pdf"), "%PDF-1.7"))))
                .startsWith("REFUSED It is a PDF document;");
    }

    @Test
    void aFolderThatDoesNotExistIsMissingInEveryStage() {
        Submission submission = Submission.of(temporary.resolve("nowhere.zip"));

        assertThat(submission.sources(STAGES))
                .hasSameSizeAs(STAGES)
                .allSatisfy(sources -> assertThat(((StageSources.Missing) sources).reason())
                        .isEqualTo("There is no folder nowhere.zip."));
    }

    @Test
    void sameSourcesHaveTheSameFingerprintInAFolderAndInAZipAnywhere() {
        folder(temporary.resolve("here"), "Ada");
        folder(temporary.resolve("there/with/a/longer/path"), "Ada");
        write(temporary.resolve("there/with/a/longer/path/notes.txt"), "x");
        Path zip = write(temporary.resolve("ada.zip"), zipOf("ada/", "Ada"));

        String fingerprint = new Submission(temporary.resolve("here")).fingerprint(STAGES);

        assertThat(fingerprint).matches("[0-9a-f]{64}");
        assertThat(new Submission(temporary.resolve("there/with/a/longer/path")).fingerprint(STAGES))
                .isEqualTo(fingerprint);
        assertThat(Submission.of(zip).fingerprint(STAGES)).isEqualTo(fingerprint);
    }

    @Test
    void anyChangeOfASourceChangesTheFingerprint() {
        Path here = temporary.resolve("here");
        folder(here, "Ada");
        String before = new Submission(here).fingerprint(STAGES);

        write(here.resolve(AGENT), agentOf("Ada") + " ");
        String withSpace = new Submission(here).fingerprint(STAGES);
        write(here.resolve(AGENT.replace(Stage.AGENT, "Other")), "");
        String withFile = new Submission(here).fingerprint(STAGES);

        assertThat(before).isNotEqualTo(withSpace);
        assertThat(withSpace).isNotEqualTo(withFile);
        assertThat(new Submission(here).fingerprint(STAGES.subList(0, 1))).isNotEqualTo(withFile);
    }

    @Test
    void messagesSayWhichFolderToPassAndDoNotContainThePathToIt() throws IOException {
        folder(temporary.resolve("wrapped/lab"), "Ada");
        Files.createDirectories(temporary.resolve("empty"));
        write(temporary.resolve("empty.zip"), zip(files()));

        assertThat(messages("wrapped")).contains("The stages are further down, in wrapped/lab; pass that folder.");
        assertThat(messages("wrapped/lab/" + STAGE.folder()))
                .contains("This is the folder of one stage; pass its parent folder.");
        assertThat(messages("empty")).contains("The folder empty is empty.");
        assertThat(messages("empty.zip")).contains("empty.zip is empty.");
        assertThat(messages("nowhere")).contains("There is no folder nowhere.");
    }

    private String messages(String path) {
        Submission submission = Submission.of(temporary.resolve(path));
        String messages = submission.sources(STAGES).toString();
        assertThat(submission.name() + messages).doesNotContain(temporary.toString());
        return messages;
    }

    @ParameterizedTest
    @ValueSource(strings = {"exercises", "lab.zip", "loop"})
    void aLinkIsRefusedWhereverItLeads(String link) throws IOException {
        folder(temporary.resolve("solutions"), "the kit");
        write(temporary.resolve("ada.zip"), zipOf("", "Ada"));
        Files.createSymbolicLink(temporary.resolve("exercises"), Path.of("solutions"));
        Files.createSymbolicLink(temporary.resolve("lab.zip"), Path.of("ada.zip"));
        Files.createSymbolicLink(temporary.resolve("loop"), Path.of("loop"));

        assertThat(contentOf(Submission.of(temporary.resolve(link))))
                .isEqualTo("REFUSED It is a link; a submission may contain only regular files.");
    }
}
