package lowtide.autograder.submission.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lowtide.autograder.submission.SampleZips;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names stay different and readable, whatever their encoding and the system's. */
class FileNameTest {

    @TempDir
    Path temporary;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere, every name is in Unicode")
    void namesOnDiskAreDecodedAsUtf8OrElseAsLatin1() throws IOException {
        for (String name : List.of("plain", "J%C3%BCrg%25", "J%FCrg", "J%F6rg")) {
            Files.createFile(Path.of(URI.create(temporary.toUri() + name)));
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary)) {
            files.forEach(file -> names.add(FileName.of(file)));
        }

        assertThat(names).containsExactlyInAnyOrder("plain", "J\u00FCrg%", "J\u00FCrg", "J\u00F6rg");
        try (FileTree tree = FolderTree.open(temporary)) {
            assertThat(tree.entries())
                    .hasSize(4)
                    .allSatisfy(entry -> assertThat(entry.kind()).isEqualTo(FileTree.Kind.FILE));
            assertThat(tree.read("J\u00F6rg", 10)).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "J\u00FCrgen/a.java, IBM437, J\u00FCrgen/a.java", // Windows Explorer, 7-Zip
        "J\u00FCrgen/a.java, UTF-8, J\u00FCrgen/a.java", // macOS
        "\u4E2D\u6587\\a.java, UTF-8, \u4E2D\u6587\\a.java",
        "plain/a.java, US-ASCII, plain/a.java"
    })
    void namesInAnArchiveThatStatesNoEncoding(String name, String charset, String expected) {
        assertThat(ZipNames.of(entry(name.getBytes(Charset.forName(charset))))).isEqualTo(expected);
    }

    @Test
    void eachPartOfAPathHasItsOwnEncoding() {
        byte[] folder = "Jos\u00E9/".getBytes(StandardCharsets.UTF_8);
        byte[] path = Arrays.copyOf(folder, folder.length + 1);
        path[folder.length] = (byte) 0x81; // a u with two dots in code page 437

        assertThat(ZipNames.of(entry(path))).isEqualTo("Jos\u00E9/\u00FC");
    }

    @Test
    void anArchiveThatStatesItsEncodingIsBelieved() throws IOException {
        byte[] zip = SampleZips.zipOf("J\u00FCrgen/", "J"); // Java sets the flag for UTF-8

        try (FileTree tree = ZipTree.openClass(new SeekableInMemoryByteChannel(zip))) {
            assertThat(tree.isFolder("J\u00FCrgen")).isTrue();
        }
    }

    private static ZipArchiveEntry entry(byte[] name) {
        return new Raw(name);
    }

    /** An entry as it is read from an archive. */
    private static final class Raw extends ZipArchiveEntry {

        Raw(byte[] name) {
            super("unused");
            setName("unused", name);
        }
    }
}
