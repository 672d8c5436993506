package lowtide.autograder.classroom;

import static lowtide.autograder.submission.Deliverables.AGENT;
import static lowtide.autograder.submission.Deliverables.agentOf;
import static lowtide.autograder.submission.Deliverables.anyZip;
import static lowtide.autograder.submission.Deliverables.cap;
import static lowtide.autograder.submission.Deliverables.files;
import static lowtide.autograder.submission.Deliverables.folder;
import static lowtide.autograder.submission.Deliverables.write;
import static lowtide.autograder.submission.Deliverables.zip;
import static lowtide.autograder.submission.Deliverables.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lowtide.autograder.submission.Deliverables;
import lowtide.autograder.submission.InspectedUpload;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.autograder.submission.archive.FileTree;
import lowtide.autograder.submission.archive.SubmissionSource;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot or must not be opened costs its own student, with a reason, and nobody else. */
class NastyDeliveriesTest {

    @TempDir
    Path temporary;

    private Path course;

    @BeforeEach
    void aClassWithAnHonestStudent() {
        course = temporary.resolve("class");
        write(course.resolve("ada.zip"), zipOf("", "Ada"));
    }

    @AfterEach
    void theHonestStudentIsNotHarmed() throws IOException {
        assertThat(capOf("ada")).isEqualTo("Ada");
    }

    @Test
    void aZipThatLeadsOutOfItself() throws IOException {
        assertThat(mallory(anyZip(AGENT, agentOf("M"), "../../../home/x/.bashrc", "rm")))
                .startsWith("REFUSED ")
                .contains("../../../home/x/.bashrc");
        assertThat(mallory(anyZip(AGENT, agentOf("M"), "01-context-cap\\..\\..\\x.java", "")))
                .startsWith("REFUSED ");
    }

    @Test
    void aZipWithAnAbsolutePath() throws IOException {
        assertThat(mallory(anyZip(AGENT, agentOf("M"), "C:\\Windows\\x.dll", "")))
                .startsWith("REFUSED ")
                .contains("would land outside");
        assertThat(mallory(replaced(zip(files(AGENT, agentOf("M"), "!etc/passwd", "")), "!etc", "/etc")))
                .startsWith("REFUSED ")
                .contains("/etc/passwd");
    }

    @Test
    void namesThatAreOneFileOnWindowsAndMacOs() throws IOException {
        assertThat(mallory(anyZip(AGENT, agentOf("M"), AGENT.replace("Wellness", "wellness"), agentOf("m"))))
                .startsWith("REFUSED ")
                .contains("the same file on Windows and macOS");
    }

    @Test
    void aNameThatIsThereTwice() throws IOException {
        assertThat(mallory(anyZip(AGENT, agentOf("one"), AGENT, agentOf("other"))))
                .isEqualTo("REFUSED " + AGENT + " is in the zip archive twice.");
    }

    @Test
    void linksInAZip() throws IOException {
        assertThat(mallory(anyZip(AGENT, "->../../../../../../ada/" + AGENT)))
                .isEqualTo("REFUSED " + AGENT + " is a link; a submission is made of files.");
        assertThat(mallory(anyZip("01-context-cap/src/main/java", "->/etc")))
                .contains("01-context-cap/src/main/java is a link");
        assertThat(mallory(anyZip("01-context-cap", "->/etc"))).contains("01-context-cap is a link");
    }

    @Test
    void linksOnDisk() throws IOException {
        Path ben = Files.createDirectories(temporary.resolve("ben"));
        folder(ben, "Ben");
        Files.createSymbolicLink(course.resolve("mallory"), ben);
        assertThat(capOf("mallory")).isEqualTo("REFUSED It is a link; a submission is made of files.");

        Files.createDirectories(course.resolve("eve"));
        Files.createSymbolicLink(course.resolve("eve/01-context-cap"), ben.resolve("01-context-cap"));
        assertThat(capOf("eve")).isEqualTo("REFUSED 01-context-cap is a link; a submission is made of files.");
    }

    @Test
    void anEncryptedZip() throws IOException {
        byte[] zip = zipOf("", "M");
        int central = indexOf(zip, "PK\1\2");
        zip[central + 8] |= 1;
        zip[6] |= 1;

        assertThat(mallory(zip)).isEqualTo("REFUSED It is encrypted; deliver it without a password.");
    }

    @Test
    void brokenZips() throws IOException {
        byte[] zip = zipOf("", "M");
        assertThat(mallory(Arrays.copyOf(zip, zip.length / 2))).startsWith("REFUSED The zip archive is broken");
        assertThat(mallory("PK\3\4 and no more".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("REFUSED The zip archive is broken");
        byte[] damaged = zip.clone();
        damaged[30 + AGENT.length() + 20] ^= 0x55;
        assertThat(mallory(damaged)).startsWith("REFUSED It is damaged");
    }

    @Test
    void packedInAWayThatNeedsAnotherLibrary() throws IOException {
        for (int method : new int[] {1, 6, 14, 20, 93, 95, 99}) {
            for (String file : new String[] {AGENT, "pom.xml"}) {
                byte[] zip = zip(files(AGENT, agentOf("M"), "pom.xml", "<project/>"));
                int central = indexOf(zip, "PK\1\2", file);
                zip[central + 10] = (byte) method;

                assertThat(mallory(zip))
                        .isEqualTo("REFUSED It is packed in a way that is not read (zip method " + method
                                + "); pack it again with your system's own zip.");
            }
        }
    }

    @Test
    void filesThatShareTheirBytes() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(5).nextBytes(noise);
        byte[] zip = zip(files(AGENT, agentOf("M"), "one.bin", noise, "other.bin", "x"));
        System.arraycopy(
                zip,
                indexOf(zip, "PK\1\2", "one.bin") + 16,
                zip,
                indexOf(zip, "PK\1\2", "other.bin") + 16,
                12); // checksum, sizes
        System.arraycopy(
                zip, indexOf(zip, "PK\1\2", "one.bin") + 42, zip, indexOf(zip, "PK\1\2", "other.bin") + 42, 4); // place

        assertThat(mallory(zip)).startsWith("REFUSED The zip archive is broken");
    }

    @Test
    void aSourceOfWhichMuchGoesInAndLittleComesOut() throws IOException {
        assertThat(mallory(zipWithEmptyBlocks(1_000))).isEqualTo("M");
        assertThat(mallory(zipWithEmptyBlocks(400_000))).startsWith("REFUSED It is damaged in the zip archive");
    }

    @Test
    void whatTheKitItselfCannotLookIntoEndsNothingAndIsNobodysFault() {
        SubmissionSource nowhere = new SubmissionSource.Folder(null);

        assertThat(InspectedUpload.folder("mallory", nowhere, Deliverables.STAGES))
                .singleElement()
                .satisfies(opened -> {
                    assertThat(opened.refusal()).isEmpty();
                    assertThat(opened.remarks())
                            .singleElement()
                            .asString()
                            .startsWith("The kit could not look into mallory: java.lang.NullPointerException");
                });
    }

    @Test
    void aSourceThatIsABombWhateverItsHeaderSays() throws IOException {
        byte[] bomb = zip(files(AGENT, new byte[50_000_000]));
        assertThat(bomb).hasSizeLessThan(100_000);
        assertThat(mallory(bomb)).isEqualTo("REFUSED " + AGENT + " is too large; a source file may have 256 KB.");

        int central = indexOf(bomb, "PK\1\2");
        ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, 100);
        assertThat(mallory(bomb)).isEqualTo("REFUSED " + AGENT + " is too large; a source file may have 256 KB.");
    }

    @Test
    void aBombBesideTheSourcesIsNotInflatedAndIsSaidSo() throws IOException {
        write(course.resolve("mallory.zip"), zip(files(AGENT, agentOf("M"), "data.bin", new byte[120_000_000])));

        assertThat(capOf("mallory")).isEqualTo("M");
        assertThat(student("mallory").remarks()).containsExactly("data.bin claims to have 114 MB.");
    }

    @Test
    void moreEntriesThanASubmissionCanHave() throws IOException {
        assertThat(mallory(zipWithEntries(20_100))).startsWith("REFUSED There are more than 20000 files");
        assertThat(mallory(zipWithEntries(50_100)))
                .startsWith("REFUSED The zip archive lists 50100 files, more than can be looked at");
    }

    @Test
    void anIndexThatWouldFillTheMemory() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 40; i++) {
                ZipEntry entry = new ZipEntry("f" + i);
                entry.setExtra(new byte[60_000]); // 15,000 fields of nothing
                zip.putNextEntry(entry);
            }
        }
        assertThat(mallory(out.toByteArray()))
                .startsWith("REFUSED The zip archive lists 40 files, more than can be looked at");
    }

    @Test
    void anEndThatPointsElsewhereThanWhereTheIndexEnds() throws IOException {
        byte[] zip = zipOf("", "M");
        int end = indexOf(zip, "PK\5\6");
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(end + 12, 7);

        assertThat(mallory(zip)).startsWith("REFUSED The zip archive is broken");
    }

    @Test
    void aZipOfTheLargeKindIsTakenLikeAnyOther() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.setUseZip64(Zip64Mode.Always);
            zip.putArchiveEntry(new ZipArchiveEntry(AGENT));
            zip.write(agentOf("M").getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1)).contains("PK\6\6");
        assertThat(mallory(out.toByteArray())).isEqualTo("M");
    }

    @Test
    void noDamageWhateverMakesTheClassFail() throws IOException {
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

        assertThat(ClassFolder.read(course, Optional.empty()).students())
                .hasSize(501)
                .allSatisfy(student -> assertThat(student.submission().sources(Deliverables.STAGES))
                        .hasSize(Deliverables.STAGES.size()));
    }

    @Test
    void aZipBeyondTheLimit() throws IOException {
        write(course.resolve("mallory.zip"), zipOf("", "M"));
        try (var file = Files.newByteChannel(course.resolve("mallory.zip"), StandardOpenOption.WRITE)) {
            file.position(33L << 20).write(ByteBuffer.wrap(new byte[1])); // sparse
        }
        assertThat(capOf("mallory")).isEqualTo("REFUSED The zip archive has 33 MB; it may have 32 MB.");
    }

    @Test
    void aZipWithinAZipIsNotOpened() throws IOException {
        assertThat(mallory(zip(files("lab/real.zip", zipOf("", "M")))))
                .isEqualTo(
                        "REFUSED It holds another zip archive, lab/real.zip, which is not opened; deliver that one.");
    }

    @Test
    void archivesAndDocumentsThatAreNotTaken() throws IOException {
        Map<String, String> starts = Map.of(
                "m1.rar",
                "Rar!\u001A\u0007",
                "m2.7z",
                "7z\u00BC\u00AF\u0027\u001C",
                "m3.tar.gz",
                "\u001F\u008B\b",
                "m4.pdf",
                "%PDF-1.7",
                "m5.docx",
                "PK\3\4[Content_Types].xml",
                "m6.zip",
                "<!DOCTYPE html>",
                "m7.zip",
                "",
                "m8.java",
                "class A {}");
        starts.forEach((name, start) -> write(course.resolve(name), start.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(capOf("m1")).startsWith("REFUSED It is a RAR archive; a submission is a folder or a .zip file");
        assertThat(capOf("m2")).startsWith("REFUSED It is a 7z archive;");
        assertThat(capOf("m3.tar")).startsWith("REFUSED It is a gzip archive;");
        assertThat(capOf("m4")).startsWith("REFUSED It is a PDF document;");
        assertThat(capOf("m5")).startsWith("REFUSED It is a DOCX document;");
        assertThat(capOf("m6")).startsWith("REFUSED It is a web page;");
        assertThat(capOf("m7")).startsWith("REFUSED It is an empty file;");
        assertThat(capOf("m8")).startsWith("REFUSED It is a single Java file;");
    }

    @Test
    void anEmptyZipAndAnEmptyFolder() throws IOException {
        assertThat(mallory(zip(Map.of()))).isEqualTo("MISSING mallory.zip is empty.");
        Files.createDirectories(course.resolve("eve"));
        assertThat(capOf("eve")).isEqualTo("MISSING eve is empty.");
    }

    @Test
    void hugeFoldersOfToolsAreNotWalkedAndOtherHugeOnesRefused() throws IOException {
        folder(course.resolve("ben"), "Ben");
        Path modules = Files.createDirectories(course.resolve("ben/node_modules/left-pad"));
        Path pictures = Files.createDirectories(course.resolve("eve/pictures"));
        folder(course.resolve("eve"), "Eve");
        for (int i = 0; i < FileTree.MOST_ENTRIES + 1; i++) {
            Files.createFile(modules.resolve("m" + i));
            Files.createFile(pictures.resolve("p" + i));
        }

        assertThat(capOf("ben")).isEqualTo("Ben");
        assertThat(capOf("eve")).startsWith("REFUSED There are more than 20000 files");
    }

    @Test
    void aPackageMayHaveTheNameOfAToolsFolder() {
        write(
                course.resolve("ben/01-context-cap/src/main/java/lowtide/contextcap/out/Helper.java"),
                "package lowtide.contextcap.out; class Helper {}");
        folder(course.resolve("ben"), "Ben");

        StageSources delivery = new Submission(course.resolve("ben")).sources(Deliverables.CAP);

        assertThat(((StageSources.Found) delivery).files()).hasSize(2);
    }

    @Test
    void aDamagedSourceCostsItsStageAlone() throws IOException {
        String isolation = "02-user-isolation/src/main/java/lowtide/userisolation/WellnessAgent.java";
        byte[] zip = zip(
                files(AGENT, agentOf("M"), isolation, "package lowtide.userisolation; public class WellnessAgent { }"));
        zip[indexOf(zip, isolation) + isolation.length() + 12] ^= 0x55;
        write(course.resolve("mallory.zip"), zip);

        assertThat(capOf("mallory")).isEqualTo("M");
        assertThat(student("mallory").submission().sources(Deliverables.STAGES.get(1)))
                .isInstanceOf(StageSources.Refused.class);
    }

    private String mallory(byte[] zip) throws IOException {
        write(course.resolve("mallory.zip"), zip);
        return capOf("mallory");
    }

    private String capOf(String id) throws IOException {
        return cap(student(id).submission());
    }

    private Student student(String id) throws IOException {
        return ClassFolder.read(course, Optional.empty()).students().stream()
                .filter(student -> student.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] zipWithEntries(int entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < entries; i++) {
                ZipEntry entry = new ZipEntry("f" + i);
                entry.setSize(0);
                entry.setCrc(new CRC32().getValue());
                zip.putNextEntry(entry);
            }
        }
        return out.toByteArray();
    }

    /** The agent's file, deflated, after so many blocks of nothing. */
    private static byte[] zipWithEmptyBlocks(int blocks) throws IOException {
        byte[] agent = agentOf("M").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = 0; i < blocks; i++) {
            packed.write(new byte[] {0, 0, 0, -1, -1});
        }
        try (DeflaterOutputStream deflate =
                new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflate.write(agent);
        }
        CRC32 checksum = new CRC32();
        checksum.update(agent);
        ZipArchiveEntry entry = new ZipArchiveEntry(AGENT);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(agent.length);
        entry.setCompressedSize(packed.size());
        entry.setCrc(checksum.getValue());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed.toByteArray()));
        }
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] bytes, String before, String after) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(before, after)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where the header begins that starts like this and is this file's. */
    private static int indexOf(byte[] bytes, String header, String file) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.lastIndexOf(header, text.lastIndexOf(file));
    }

    private static int indexOf(byte[] bytes, String text) {
        int found = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(found).isNotNegative();
        return found;
    }
}
