package lowtide.autograder.submission;

import static lowtide.autograder.submission.Deliverables.AGENT;
import static lowtide.autograder.submission.Deliverables.STAGES;
import static lowtide.autograder.submission.Deliverables.agentOf;
import static lowtide.autograder.submission.Deliverables.cap;
import static lowtide.autograder.submission.Deliverables.files;
import static lowtide.autograder.submission.Deliverables.folder;
import static lowtide.autograder.submission.Deliverables.write;
import static lowtide.autograder.submission.Deliverables.zip;
import static lowtide.autograder.submission.Deliverables.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lowtide.autograder.classroom.ClassFolder;
import lowtide.autograder.classroom.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A submission is the same wherever it is, and what else is in it is evidence for a person. */
class SubmissionTest {

    @TempDir
    Path temporary;

    @Test
    void aZipIsASubmissionToo() {
        Submission submission = Submission.of(write(temporary.resolve("lab.zip"), zipOf("lab-main/exercises/", "Ada")));

        assertThat(cap(submission)).isEqualTo("Ada");
        assertThat(((StageSources.Found) submission.sources(Deliverables.CAP))
                        .files()
                        .get(0)
                        .path())
                .isEqualTo(AGENT);
    }

    @Test
    void aFileThatIsNoZipSaysWhatItIs() {
        assertThat(cap(Submission.of(write(temporary.resolve("lab.pdf"), "%PDF-1.7"))))
                .startsWith("REFUSED It is a PDF document;");
        assertThat(cap(Submission.of(temporary.resolve("nowhere.zip"))))
                .isEqualTo("MISSING There is no folder nowhere.zip.");
    }

    @Test
    void theSameSourcesHaveTheSameFingerprintInAFolderAndInAZipAnywhere() {
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
        String space = new Submission(here).fingerprint(STAGES);
        write(here.resolve(AGENT.replace("WellnessAgent", "Other")), "");
        String file = new Submission(here).fingerprint(STAGES);

        assertThat(before).isNotEqualTo(space);
        assertThat(space).isNotEqualTo(file);
        assertThat(new Submission(here).fingerprint(STAGES.subList(0, 1))).isNotEqualTo(file);
    }

    @Test
    void noMessageOfAClassNamesAPathOfThisMachine() throws IOException {
        write(temporary.resolve("class/ada.zip"), zip(files("lab/WellnessAgent.java", "class A {}")));
        write(temporary.resolve("class/ben.zip"), "PK\3\4");
        Files.createDirectories(
                temporary.resolve("class/cleo/exercises/01-context-cap/src/main/java/lowtide/contextcap"));
        folder(temporary.resolve("class/dora"), "Dora");

        ClassList list = ClassFolder.read(temporary.resolve("class"), Optional.empty());

        assertThat(list.students()).hasSize(4).allSatisfy(student -> {
            assertThat(student.submission().name())
                    .doesNotContain(temporary.getFileName().toString());
            assertThat(student.submission().sources(STAGES).toString())
                    .doesNotContain(temporary.getFileName().toString());
        });
    }

    @Test
    void noMessageOfASubmissionNamesThePathToIt() throws IOException {
        folder(temporary.resolve("wrapped/lab"), "Ada");
        Files.createDirectories(temporary.resolve("empty"));
        write(temporary.resolve("empty.zip"), zip(files()));

        assertThat(messages("wrapped")).contains("one level or more down, in wrapped/lab: pass that folder.");
        assertThat(messages("wrapped/lab/01-context-cap"))
                .contains("This is the folder of one stage; pass the folder above it.");
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

    @Test
    void aLinkIsNoSubmissionWhereverItLeads() throws IOException {
        folder(temporary.resolve("solutions"), "the kit");
        write(temporary.resolve("ada.zip"), zipOf("", "Ada"));
        Files.createSymbolicLink(temporary.resolve("exercises"), Path.of("solutions"));
        Files.createSymbolicLink(temporary.resolve("lab.zip"), Path.of("ada.zip"));
        Files.createSymbolicLink(temporary.resolve("loop"), Path.of("loop"));

        for (String link : new String[] {"exercises", "lab.zip", "loop"}) {
            Submission submission = Submission.of(temporary.resolve(link));
            assertThat(cap(submission)).isEqualTo("REFUSED It is a link; a submission is made of files.");
            assertThat(submission.evidence(STAGES)).isEmpty();
        }
    }

    @Test
    void whatCouldInterestAPersonIsListed() {
        Path here = temporary.resolve("here");
        folder(here, "Ada");
        for (String file : new String[] {
            "01-context-cap/lib/evil.jar",
            "01-context-cap/src/main/java/lowtide/contextcap/WellnessAgent.class",
            "01-context-cap/src/main/resources/META-INF/services/org.junit.platform.launcher.TestExecutionListener",
            "01-context-cap/src/main/resources/junit-platform.properties",
            "01-context-cap/src/main/resources/logback-test.xml",
            "01-context-cap/pom.xml",
            ".mvn/jvm.config",
            "mvnw",
            "01-context-cap/Scratch.java",
            "results.json",
            "notes.txt",
            "01-context-cap/src/test/java/lowtide/contextcap/MyTest.java"
        }) {
            write(here.resolve(file), "x");
        }

        assertThat(new Submission(here).evidence(STAGES))
                .containsExactly(
                        ".mvn would change the build, and is not used.",
                        "01-context-cap/Scratch.java is outside src/main/java, and is not compiled.",
                        "01-context-cap/lib/evil.jar is compiled code, which is not used.",
                        "01-context-cap/pom.xml is not the kit's, and is not used.",
                        "01-context-cap/src/main/java/lowtide/contextcap/WellnessAgent.class is compiled code, which is not used.",
                        "01-context-cap/src/main/resources/META-INF/services/org.junit.platform.launcher.TestExecutionListener registers services, which are not read.",
                        "01-context-cap/src/main/resources/junit-platform.properties configures JUnit, which is not read.",
                        "01-context-cap/src/main/resources/logback-test.xml configures logging, which is not read.",
                        "mvnw would change the build, and is not used.",
                        "results.json has the name of a file of the kit.");
    }

    @Test
    void evidenceEndsAtTwentyLines() {
        Path here = temporary.resolve("here");
        folder(here, "Ada");
        for (int i = 0; i < 30; i++) {
            write(here.resolve("lib/" + i + ".jar"), "x");
        }

        assertThat(new Submission(here).evidence(STAGES)).hasSize(20).last().isEqualTo("And 11 more.");
    }

    @Test
    void evidenceIsShortAndPlainWhateverFilesAreCalled() {
        Submission submission = Submission.of(write(
                temporary.resolve("lab.zip"),
                zip(files(AGENT, agentOf("Ada"), "a".repeat(60_000) + ".class", "x", "b\u202E.class", "x"))));

        assertThat(submission.evidence(STAGES))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .hasSizeLessThan(320)
                                .matches("a+ \\.\\.\\. a+\\.class is compiled code, which is not used\\."),
                        line -> assertThat(line).isEqualTo("b\\u202e.class is compiled code, which is not used."));
    }

    @Test
    void whatIsShippedIsNoEvidence() {
        assertThat(new Submission(Path.of("../../exercises").toAbsolutePath().normalize()).evidence(STAGES))
                .isEmpty();
    }
}
