package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that only looks like Canvas's puts nobody's upload under somebody else's name. */
class CanvasLookalikesTest extends ClassFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20241001_101500_ada 20241001_111500_bob 20241001_121500_cem", // time stamps
                "hw_20241001_101500_ada hw_20241001_111500_bob hw_20241002_090000_cem",
                "hw_2024_10_ada hw_2024_10_bob hw_2024_10_cem", // a month: one file id for all
                "hw_2024_1_ada hw_2024_2_bob hw_2024_3_cem", // one id for all
                "lab_1_1001_ada lab_2_1002_bob lab_3_1003_cem", // one name for all
                "ada_2024_10_hw bob_2024_11_hw cem_2024_12_hw", // one id with three names
                "Lab_1_1001_ada Lab_1_1002_bob Lab_1_1003_cem", // Canvas writes lower case
                "hw_2024_10_01_ada hw_2024_10_02_bob hw_2024_10_03_cem"
            })
    void everyFileIsAStudent(String names) throws IOException {
        for (String name : names.split(" ")) {
            write(course.resolve(name + ".zip"), zipOf("", name));
        }

        assertThat(course.contents().values()).containsExactlyInAnyOrder(names.split(" "));
        assertThat(course.read().students())
                .extracting(Student::platformId)
                .as("nobody gets a grade by a number that is none")
                .containsOnly("");
    }

    @Test
    void canvasFilesAreStillThoseOfTheirStudents() throws IOException {
        for (String name : List.of(
                "lovelaceada_1234_501_lab.zip",
                "lovelaceada_1234_509_lab-1.zip",
                "lovelaceada_1299_502_lab.zip", // another student of the same name
                "muellerben_LATE_1235_503_other.zip",
                "_1236_504_lab.zip")) { // whose name has no letter
            write(course.resolve(name), zipOf("", name));
        }

        assertThat(course.contents())
                .containsEntry("lovelaceada_1234", "lovelaceada_1234_509_lab-1.zip")
                .containsEntry("lovelaceada_1299", "lovelaceada_1299_502_lab.zip")
                .containsEntry("muellerben_1235", "muellerben_LATE_1235_503_other.zip")
                .containsEntry("1236", "_1236_504_lab.zip")
                .hasSize(4);
        assertThat(course.student("lovelaceada_1234").passedOver()).containsExactly("lovelaceada_1234_501_lab.zip");
    }
}
