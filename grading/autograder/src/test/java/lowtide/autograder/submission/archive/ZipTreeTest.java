package lowtide.autograder.submission.archive;

import static lowtide.autograder.submission.SampleZips.HEADER;
import static lowtide.autograder.submission.SampleZips.anyZip;
import static lowtide.autograder.submission.SampleZips.files;
import static lowtide.autograder.submission.SampleZips.headerOf;
import static lowtide.autograder.submission.SampleZips.indexOf;
import static lowtide.autograder.submission.SampleZips.zip;
import static lowtide.autograder.submission.SampleZips.zip64;
import static lowtide.autograder.submission.SampleZips.zipOfEmptyFiles;
import static lowtide.autograder.submission.SampleZips.zipWithEmptyBlocks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that an archive declares is believed, and no archive takes more memory than its files may have. */
class ZipTreeTest {

    private static final String FILE = "A.java";
    private static final int LIMIT = 1_000;

    @Test
    void aFileIsReadUpToTheLimit() throws IOException {
        byte[] zip = zip(files(FILE, "x".repeat(LIMIT), "B.java", "x".repeat(LIMIT + 1)));

        try (FileTree tree = open(zip)) {
            assertThat(tree.read(FILE, LIMIT)).isPresent();
            assertThat(tree.read("B.java", LIMIT)).isEmpty();
        }
    }

    @Test
    void foldersAreListedEvenIfTheArchiveLeavesThemOut() throws IOException {
        try (FileTree tree = open(zip(files("a/b/" + FILE, "")))) {
            assertThat(tree.entries())
                    .extracting(FileTree.Entry::path, FileTree.Entry::kind)
                    .containsExactly(
                            tuple("a", FileTree.Kind.FOLDER),
                            tuple("a/b", FileTree.Kind.FOLDER),
                            tuple("a/b/" + FILE, FileTree.Kind.FILE));
        }
    }

    @Test
    void linksDuplicatesAndEncryptedFilesAreMarked() throws IOException {
        byte[] encrypted = zip(files(FILE, "x"));
        encrypted[indexOf(encrypted, HEADER) + 8] |= 1;

        assertThat(kind(anyZip(FILE, "->/etc/passwd"))).isEqualTo(FileTree.Kind.LINK);
        assertThat(kind(anyZip(FILE, "one", FILE, "another"))).isEqualTo(FileTree.Kind.DUPLICATE);
        assertThat(kind(encrypted)).isEqualTo(FileTree.Kind.ENCRYPTED);
    }

    @Test
    void aBombIsNotInflatedWhateverItsHeaderSays() throws IOException {
        byte[] bomb = zip(files(FILE, new byte[50_000_000]));
        assertThat(bomb).hasSizeLessThan(100_000);
        try (FileTree tree = open(bomb)) {
            assertThat(tree.read(FILE, LIMIT)).isEmpty();
        }

        setInt(bomb, indexOf(bomb, HEADER) + 24, 100);
        try (FileTree tree = open(bomb)) {
            assertThat(tree.read(FILE, LIMIT)).isEmpty();
        }
    }

    @Test
    void compressedBytesWithoutOutputAreReadUpToALimitOnly() throws IOException {
        try (FileTree tree = open(zipWithEmptyBlocks(1_000, FILE, "x"))) {
            assertThat(tree.read(FILE, LIMIT)).hasValue(new byte[] {'x'});
        }
        try (FileTree tree = open(zipWithEmptyBlocks(400_000, FILE, "x"))) {
            assertRefused(() -> tree.read(FILE, LIMIT), "It is damaged in the zip archive");
        }
    }

    @Test
    void damagedContentIsNoticed() throws IOException {
        byte[] zip = zip(files(FILE, "package a; class A { }"));
        zip[30 + FILE.length() + 10] ^= 0x55;

        try (FileTree tree = open(zip)) {
            assertRefused(() -> tree.read(FILE, LIMIT), "It is damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 14, 20, 93, 95, 99})
    void compressionMethodsThatNeedAnotherLibraryAreNotRead(int method) throws IOException {
        byte[] zip = zip(files(FILE, "x"));
        zip[indexOf(zip, HEADER) + 10] = (byte) method;

        try (FileTree tree = open(zip)) {
            assertRefused(
                    () -> tree.read(FILE, LIMIT),
                    "It uses an unsupported compression method (zip method " + method
                            + "); create it again with your system's own zip program.");
        }
    }

    @Test
    void filesThatShareTheirBytesAreRefused() {
        byte[] noise = new byte[100_000];
        new Random(5).nextBytes(noise);
        byte[] zip = zip(files("one.bin", noise, "other.bin", "x"));
        int one = headerOf(zip, "one.bin");
        int other = headerOf(zip, "other.bin");
        System.arraycopy(zip, one + 16, zip, other + 16, 12); // checksum and sizes
        System.arraycopy(zip, one + 42, zip, other + 42, 4); // where the content is

        assertBroken(zip);
    }

    @Test
    void anIndexThatWouldFillTheMemoryIsNotLoaded() {
        assertRefused(
                () -> open(zipOfEmptyFiles(50_100, 0)), "The index of the zip archive is too large (50100 files);");
        assertRefused(() -> open(zipOfEmptyFiles(40, 60_000)), "The index of the zip archive is too large (40 files);");
    }

    @Test
    void moreFilesThanASubmissionCanHaveAreRefused() {
        assertRefused(() -> open(zipOfEmptyFiles(20_100, 0)), "It has more than 20000 files;");
    }

    @Test
    void anArchiveThatIsCutIsBroken() {
        byte[] zip = zip(files(FILE, "x"));

        assertBroken(Arrays.copyOf(zip, zip.length / 2));
        assertBroken("PK\3\4 and nothing more".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void anIndexThatDoesNotEndWhereTheArchiveSaysIsBroken() {
        byte[] zip = zip(files(FILE, "x"));
        setInt(zip, indexOf(zip, "PK\5\6") + 12, 7);

        assertBroken(zip);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE, Long.MAX_VALUE - 10})
    void aZip64EndFarBeyondTheArchiveIsBroken(long offset) {
        byte[] zip = zip64(FILE, "x");
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putLong(indexOf(zip, "PK\6\7") + 8, offset);

        assertBroken(zip);
    }

    @Test
    void zip64IsReadLikeAnyOther() throws IOException {
        byte[] zip = zip64(FILE, "x");
        assertThat(new String(zip, StandardCharsets.ISO_8859_1)).contains("PK\6\6");

        try (FileTree tree = open(zip)) {
            assertThat(tree.read(FILE, LIMIT)).hasValue(new byte[] {'x'});
        }
    }

    private static FileTree.Kind kind(byte[] zip) throws IOException {
        try (FileTree tree = open(zip)) {
            return tree.entry(FILE).orElseThrow().kind();
        }
    }

    private static FileTree open(byte[] zip) throws IOException {
        return ZipTree.open(new SeekableInMemoryByteChannel(zip));
    }

    private static void setInt(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    private static void assertBroken(byte[] zip) {
        assertRefused(() -> open(zip), "The zip archive is broken;");
    }

    private static void assertRefused(ThrowingCallable work, String reason) {
        assertThatThrownBy(work).isInstanceOf(SubmissionRefusedException.class).hasMessageStartingWith(reason);
    }
}
