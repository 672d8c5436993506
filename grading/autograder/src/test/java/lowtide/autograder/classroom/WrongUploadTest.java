package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.STAGES;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.files;
import static lowtide.autograder.submission.SampleZips.zip;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import lowtide.autograder.submission.UploadInspector;
import lowtide.autograder.submission.archive.SubmissionSource;
import org.junit.jupiter.api.Test;

/** An upload that is not a submission says what it is and what is needed instead. */
class WrongUploadTest extends ClassFixture {

    @Test
    void filesThatAreNotZipArchives() throws IOException {
        write(course.resolve("m1.rar"), "Rar!\u001A\u0007");
        write(course.resolve("m2.pdf"), "%PDF-1.7");
        write(course.resolve("m3.docx"), "PK\3\4[Content_Types].xml");
        write(course.resolve("m4.zip"), "<!DOCTYPE html>");
        write(course.resolve("m5.zip"), "");
        write(course.resolve("m6.java"), "class A {}");

        assertThat(course.contents())
                .containsExactly(
                        Map.entry("m1", wrongType("a RAR archive")),
                        Map.entry("m2", wrongType("a PDF document")),
                        Map.entry("m3", wrongType("a DOCX document")),
                        Map.entry("m4", wrongType("a web page")),
                        Map.entry("m5", wrongType("an empty file")),
                        Map.entry("m6", wrongType("a single Java file")));
    }

    private static String wrongType(String description) {
        return "REFUSED It is " + description
                + "; a submission must be a folder or a .zip file that contains the stages' folders.";
    }

    @Test
    void anArchiveWithinAnArchiveIsNotOpened() throws IOException {
        assertThat(course.mallory(zip(files("lab/real.zip", zipOf("", "M")))))
                .isEqualTo("REFUSED It contains another zip archive, lab/real.zip, which is not opened;"
                        + " upload that archive instead.");
    }

    @Test
    void emptyArchivesAndFolders() throws IOException {
        Files.createDirectories(course.resolve("eve"));

        assertThat(course.mallory(zip(Map.of()))).isEqualTo("MISSING mallory.zip is empty.");
        assertThat(course.besideAda("eve")).isEqualTo("MISSING eve is empty.");
    }

    @Test
    void anArchiveBeyondTheLimit() throws IOException {
        write(course.resolve("mallory.zip"), zipOf("", "M"));
        try (SeekableByteChannel file = Files.newByteChannel(course.resolve("mallory.zip"), StandardOpenOption.WRITE)) {
            file.position(33L << 20).write(ByteBuffer.wrap(new byte[1])); // a sparse file
        }

        assertThat(course.besideAda("mallory")).isEqualTo("REFUSED The zip archive has 33 MB; the limit is 32 MB.");
    }

    @Test
    void whatTheKitFailsToInspectIsNotTheStudentsFault() {
        SubmissionSource failing = new SubmissionSource.Folder(null);

        assertThat(new UploadInspector(STAGES).folder("mallory", failing))
                .singleElement()
                .satisfies(upload -> {
                    assertThat(upload.refusal()).isEmpty();
                    assertThat(upload.remarks())
                            .singleElement()
                            .asString()
                            .startsWith("The kit could not inspect mallory: java.lang.NullPointerException");
                });
    }
}
