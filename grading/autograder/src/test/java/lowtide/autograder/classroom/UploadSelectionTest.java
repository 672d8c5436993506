package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.contentOf;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.files;
import static lowtide.autograder.submission.SampleZips.zip;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of several uploads the one that counts is graded, and the student reads what became of the others. */
class UploadSelectionTest extends ClassFixture {

    private static final String MOODLE = "Ada Lovelace_4711_assignsubmission_file_";

    @Test
    void ofTheFilesOnCanvasTheLatestIsGraded() throws IOException {
        write(course.resolve("lovelaceada_1234_100000_lab-2.zip"), zipOf("", "third"));
        write(course.resolve("lovelaceada_1234_9999_lab.zip"), zipOf("", "first"));
        write(course.resolve("lovelaceada_1234_99999_lab-1.zip"), zipOf("", "second"));
        write(course.resolve("lovelaceada_1234_100001_report.pdf"), "%PDF");

        Student ada = course.only();

        assertThat(contentOf(ada.submission())).isEqualTo("third");
        assertThat(ada.remarks())
                .contains(
                        "lovelaceada_1234_99999_lab-1.zip was not graded.",
                        "lovelaceada_1234_9999_lab.zip was not graded.",
                        "lovelaceada_1234_100001_report.pdf was not graded.");
    }

    @Test
    void severalZipsThatCouldCountAreAllGraded() throws IOException {
        write(course.resolve(MOODLE).resolve("a.zip"), zipOf("", "one"));
        write(course.resolve(MOODLE).resolve("b.zip"), zipOf("", "other"));
        write(course.resolve(MOODLE).resolve("pictures.zip"), zip(files("cat.png", "x")));

        assertThat(course.contents())
                .containsExactly(Map.entry("Ada-Lovelace_4711", "one"), Map.entry("Ada-Lovelace_4711-2", "other"));
        assertThat(course.student("Ada-Lovelace_4711-2").remarks())
                .containsExactly(
                        "One of 2 uploads, all graded because it is not known which one counts: this is " + MOODLE
                                + "/b.zip.",
                        MOODLE + "/pictures.zip was not graded.");
    }

    @Test
    void moreThanThreeZipsAreNotGraded() throws IOException {
        for (int i = 0; i < 4; i++) {
            write(course.resolve(MOODLE).resolve(i + ".zip"), zipOf("", "one"));
        }

        assertThat(contentOf(course.only().submission()))
                .isEqualTo("REFUSED There are 4 uploads, and it is not known which one counts; upload only one.");
    }
}
