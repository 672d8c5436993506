package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.contentOf;
import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody takes another student's place by choosing a name that contains a platform's pattern. */
class AmbiguousNamesTest extends ClassFixture {

    private static final String SAME_STUDENT = "Another upload may be by the same student.";

    @Test
    void aNameThatContainsMoodlesPattern() throws IOException {
        folder(course.resolve("Ada Lovelace_4711_assignsubmission_file"), "Ada");
        folder(course.resolve("Aa_4711_assignsubmission_file_Eve_999_assignsubmission_file"), "Eve");
        folder(course.resolve("Eve_4711_assignsubmission_file_4712_assignsubmission_file_"), "other");
        folder(course.resolve("Ben_4712_assignsubmission_file_"), "Ben");

        assertThat(course.contents())
                .containsEntry("Ada-Lovelace_4711", "Ada")
                .containsEntry("Ben_4712", "Ben")
                .hasSize(4);
        Student eve = course.student("Aa_4711_assignsubmission_file_Eve_999");
        assertThat(contentOf(eve.submission())).isEqualTo("Eve");
        assertThat(eve.platformId()).isEqualTo("999");
        assertThat(eve.remarks()).contains("Its name matches several students (4711, 999); check whose it is.");
        assertThat(course.read().students())
                .filteredOn(student -> contentOf(student.submission()).equals("other"))
                .singleElement()
                .satisfies(student -> assertThat(student.platformId()).isEmpty())
                .satisfies(student -> assertThat(student.remarks()).contains(SAME_STUDENT));
    }

    @Test
    void aNameThatContainsCanvasPattern() throws IOException {
        write(course.resolve("lovelaceada_4711_5001_submission.zip"), zipOf("", "Ada"));
        write(course.resolve("lovelaceada_4711_99999999_999_5002_submission.zip"), zipOf("", "Eve"));
        write(course.resolve("lovelaceada_4711_1000_5003_submission.zip"), zipOf("", "other"));
        write(course.resolve("doejane_1236_5004_01_lab.zip"), zipOf("", "Jane"));

        assertThat(course.contents())
                .containsEntry("lovelaceada_4711", "Ada")
                .containsEntry("doejane_1236", "Jane")
                .containsValues("Eve", "other")
                .hasSize(4);
        assertThat(course.read().students())
                .extracting(Student::platformId)
                .containsExactlyInAnyOrder("4711", "1236", "", "");
        assertThat(course.student("lovelaceada_4711").remarks()).isEmpty();
        assertThat(course.student("doejane_1236").remarks())
                .contains("Its name matches several students (1236, 5004); check whose it is.");
    }

    @Test
    void aDateInTheNameOfAFileMattersOnlyIfTheFileCouldDisplaceAnother() throws IOException {
        write(course.resolve("lovelaceada_1234_56788_report.pdf"), "%PDF");
        write(course.resolve("lovelaceada_1234_56789_2024_11_22_lab.zip"), zipOf("", "Ada"));

        assertThat(course.contents()).containsExactly(Map.entry("lovelaceada_1234", "Ada"));
        assertThat(course.only().platformId()).isEqualTo("1234");
        assertThat(course.only().remarks())
                .contains("Its name matches several students (11, 1234, 2024, 56789); check whose it is.");

        write(course.resolve("lovelaceada_1234_99999999_999_5002_submission.zip"), zipOf("", "Eve"));
        assertThat(course.contents()).containsValues("Ada", "Eve").hasSize(3);
        assertThat(course.read().students()).allSatisfy(student -> {
            assertThat(student.platformId())
                    .as("nobody gets 0 points for a report")
                    .isEmpty();
            assertThat(student.remarks()).contains(SAME_STUDENT);
        });
    }

    @Test
    void aFileUploadedAgainUnderItsDownloadedNameIsNotAmbiguous() throws IOException {
        String prefix = "Ada Lovelace_4711_assignsubmission_file_";
        write(course.resolve(prefix + prefix + "lab.zip"), zipOf("", "Ada"));

        assertThat(course.contents()).containsExactly(Map.entry("Ada-Lovelace_4711", "Ada"));
        assertThat(course.only().remarks()).isEmpty();
    }
}
