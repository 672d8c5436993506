package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.AGENT;
import static lowtide.autograder.submission.SampleUploads.STAGE;
import static lowtide.autograder.submission.SampleUploads.STAGES;
import static lowtide.autograder.submission.SampleUploads.agentOf;
import static lowtide.autograder.submission.SampleUploads.contentOf;
import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.HEADER;
import static lowtide.autograder.submission.SampleZips.anyZip;
import static lowtide.autograder.submission.SampleZips.files;
import static lowtide.autograder.submission.SampleZips.headerOf;
import static lowtide.autograder.submission.SampleZips.indexOf;
import static lowtide.autograder.submission.SampleZips.replaced;
import static lowtide.autograder.submission.SampleZips.zip;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static lowtide.autograder.submission.SampleZips.zipOfEmptyFiles;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import lowtide.autograder.Kit;
import lowtide.autograder.submission.StageSources;
import lowtide.course.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive made to do harm affects its own student, who is told why, and nobody else. */
class HostileUploadTest extends ClassFixture {

    @ParameterizedTest
    @ValueSource(strings = {"../../../home/x/.bashrc", "a\\..\\..\\x.java", "C:\\Windows\\x.dll"})
    void aPathThatLeadsOutOfTheArchive(String path) throws IOException {
        assertThat(course.mallory(anyZip(AGENT, agentOf("M"), path, "")))
                .isEqualTo("REFUSED It contains a path that leads outside of it, " + path.replace('\\', '/')
                        + "; zip the folder with the stages again.");
    }

    @Test
    void anAbsolutePath() throws IOException {
        byte[] zip = replaced(zip(files(AGENT, agentOf("M"), "!etc/passwd", "")), "!etc", "/etc");

        assertThat(course.mallory(zip)).startsWith("REFUSED It contains a path that leads outside of it, /etc/passwd;");
    }

    @Test
    void namesThatAreTheSameFileOnWindowsAndMacOs() throws IOException {
        String other = AGENT.replace(Stage.AGENT, Stage.AGENT.toLowerCase(Locale.ROOT));

        assertThat(course.mallory(anyZip(AGENT, agentOf("M"), other, agentOf("m"))))
                .startsWith("REFUSED ")
                .contains("are the same file on Windows and macOS; rename one.");
    }

    @Test
    void aNameThatIsThereTwice() throws IOException {
        assertThat(course.mallory(anyZip(AGENT, agentOf("one"), AGENT, agentOf("other"))))
                .isEqualTo("REFUSED " + AGENT + " is in the zip archive twice.");
    }

    @Test
    void linksInAnArchive() throws IOException {
        String sources = STAGE.folder() + "/src/main/java";

        assertThat(course.mallory(anyZip(AGENT, "->../../../../../../ada/" + AGENT)))
                .isEqualTo("REFUSED " + AGENT + " is a link; a submission may contain only regular files.");
        assertThat(course.mallory(anyZip(sources, "->/etc"))).startsWith("REFUSED " + sources + " is a link;");
        assertThat(course.mallory(anyZip(STAGE.folder(), "->/etc")))
                .startsWith("REFUSED " + STAGE.folder() + " is a link;");
    }

    @Test
    void linksOnDisk() throws IOException {
        Path ben = Files.createDirectories(temporary.resolve("ben"));
        folder(ben, "Ben");
        Files.createDirectories(course.resolve("eve"));
        Files.createSymbolicLink(course.resolve("mallory"), ben);
        Files.createSymbolicLink(course.resolve("eve").resolve(STAGE.folder()), ben.resolve(STAGE.folder()));

        assertThat(course.besideAda("mallory"))
                .isEqualTo("REFUSED It is a link; a submission may contain only regular files.");
        assertThat(course.besideAda("eve"))
                .isEqualTo("REFUSED " + STAGE.folder() + " is a link; a submission may contain only regular files.");
    }

    @Test
    void anEncryptedArchive() throws IOException {
        byte[] zip = zipOf("", "M");
        zip[indexOf(zip, HEADER) + 8] |= 1;
        zip[6] |= 1;

        assertThat(course.mallory(zip)).isEqualTo("REFUSED It is encrypted; upload it without a password.");
    }

    @Test
    void aBrokenArchive() throws IOException {
        assertThat(course.mallory("PK\3\4 and nothing more".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("REFUSED The zip archive is broken; create it again,"
                        + " and check that it opens before you upload it.");
    }

    @Test
    void aFileThatNeedsAnotherLibrary() throws IOException {
        for (String file : new String[] {AGENT, "pom.xml"}) {
            byte[] zip = zip(files(AGENT, agentOf("M"), "pom.xml", "<project/>"));
            zip[headerOf(zip, file) + 10] = 99;

            assertThat(course.mallory(zip)).startsWith("REFUSED It uses an unsupported compression method");
        }
    }

    @Test
    void aSourceThatIsABomb() throws IOException {
        assertThat(course.mallory(zip(files(AGENT, new byte[50_000_000]))))
                .isEqualTo("REFUSED " + AGENT + " is too large; the limit is 256 KB for a source file.");
    }

    @Test
    void aBombBesideTheSourcesIsNotInflated() throws IOException {
        assertThat(course.mallory(zip(files(AGENT, agentOf("M"), "data.bin", new byte[120_000_000]))))
                .isEqualTo("M");
        assertThat(course.student("mallory").remarks()).containsExactly("data.bin has a declared size of 114 MB.");
    }

    @Test
    void moreFilesThanASubmissionCanHave() throws IOException {
        assertThat(course.mallory(zipOfEmptyFiles(20_100, 0)))
                .isEqualTo("REFUSED It has more than 20000 files; upload only the folder that holds the stages.");
    }

    @Test
    void anIndexThatWouldFillTheMemory() throws IOException {
        assertThat(course.mallory(zipOfEmptyFiles(40, 60_000)))
                .startsWith("REFUSED The index of the zip archive is too large (40 files);");
    }

    @Test
    void noDamageMakesTheClassFail() throws IOException {
        byte[] honest = zip(files("lab/" + AGENT, agentOf("M"), "lab/pom.xml", "<project/>", "lab/deep/er/x.txt", "x"));
        Random random = new Random(4);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = honest.clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            write(
                    course.resolve("m" + round + ".zip"),
                    random.nextInt(8) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged);
        }

        assertThat(course.read().students())
                .hasSize(500)
                .allSatisfy(student ->
                        assertThat(student.submission().sources(STAGES)).hasSameSizeAs(STAGES));
    }

    @Test
    void aDamagedSourceCostsOnlyItsStage() throws IOException {
        Stage second = Kit.stage(2);
        String path = second.editedPath();
        byte[] zip = zip(files(
                AGENT, agentOf("M"), path, "package " + second.javaPackage() + "; public class WellnessAgent { }"));
        zip[indexOf(zip, path) + path.length() + 12] ^= 0x55;

        assertThat(course.mallory(zip)).isEqualTo("M");
        assertThat(course.student("mallory").submission().sources(second)).isInstanceOf(StageSources.Refused.class);
    }

    @Test
    void theStudentsOfAClassInAnArchiveAreReadInTheSameWay() throws IOException {
        byte[] bomb = zip(files(AGENT, new byte[50_000_000]));
        Path all = write(
                temporary.resolve("class.zip"),
                zip(files(
                        "Ada_1_assignsubmission_file_/a.zip",
                        zipOf("", "Ada"),
                        "M_2_assignsubmission_file_/m.zip",
                        bomb)));

        try (ClassList list = ClassFolder.read(all, Optional.empty())) {
            assertThat(list.students())
                    .extracting(student -> contentOf(student.submission()))
                    .containsExactly(
                            "Ada", "REFUSED " + AGENT + " is too large; the limit is 256 KB for a source file.");
        }
    }
}
