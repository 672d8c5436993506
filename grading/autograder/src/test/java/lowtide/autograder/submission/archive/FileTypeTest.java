package lowtide.autograder.submission.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first bytes of a file say what it is, whatever its name. */
class FileTypeTest {

    @ParameterizedTest
    @CsvSource({
        "lab.rar, Rar!\u001A\u0007, a RAR archive",
        "lab.zip, Rar!\u001A\u0007, a RAR archive",
        "lab.7z, 7z\u00BC\u00AF, a 7z archive",
        "lab.tar.gz, '\u001F\u008B\b', a gzip archive",
        "lab.pdf, %PDF-1.7, a PDF document",
        "lab.docx, PK\3\4[Content_Types].xml, a DOCX document",
        "lab.zip, <!DOCTYPE html>, a web page",
        "lab.zip, '', an empty file",
        "A.java, class A {}, a single Java file",
        "lab.xz, x, a XZ file",
        "lab.zip, x, not a zip archive",
        "a file without extension, x, not a zip archive"
    })
    void whatIsNotAZipArchiveIsDescribed(String name, String start, String description) {
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FileType.isZip(name, bytes)).isFalse();
        assertThat(FileType.describe(name, bytes)).isEqualTo(description);
    }

    @Test
    void aZipArchiveIsRecognizedWhateverItsName() {
        byte[] start = "PK\3\4".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FileType.isZip("lab.zip", start)).isTrue();
        assertThat(FileType.isZip("lab", start)).isTrue();
        assertThat(FileType.isZip("empty.zip", "PK\5\6".getBytes(StandardCharsets.ISO_8859_1)))
                .isTrue();
    }

    @Test
    void listsAndNotesAreNotUploads() {
        assertThat(FileType.isUpload("lab.ZIP")).isTrue();
        assertThat(FileType.isUpload("report.pdf")).isTrue();
        assertThat(FileType.isUpload("grades.csv")).isFalse();
        assertThat(FileType.isUpload("notes.md")).isFalse();
    }
}
