package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.AGENT;
import static lowtide.autograder.submission.SampleUploads.agentOf;
import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.files;
import static lowtide.autograder.submission.SampleZips.zip;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.classroom.roster.Person;
import org.junit.jupiter.api.Test;

/** What Moodle, Canvas and Gradescope export is read as it is. */
class PlatformExportTest extends ClassFixture {

    private static final String MOODLE = "Ada Lovelace_4711_assignsubmission_file_";

    @Test
    void foldersOfMoodle() throws IOException {
        write(course.resolve(MOODLE).resolve("lab.zip"), zipOf("lab/", "Ada"));
        folder(course.resolve("Ben_4712_assignsubmission_file"), "Ben"); // Moodle 4.1 and later, uploaded as folders
        write(course.resolve("Cleo_4713_assignsubmission_onlinetext_/onlinetext.html"), "<p>Sorry");
        write(course.resolve("Ben_4712_assignsubmission_onlinetext_/onlinetext.html"), "<p>Hello");

        assertThat(course.contents())
                .containsEntry("Ada-Lovelace_4711", "Ada")
                .containsEntry("Ben_4712", "Ben")
                .hasSize(3)
                .extractingByKey("Cleo_4713")
                .asString()
                .startsWith("REFUSED It is text or a link entered on the platform;");
        Student ada = course.student("Ada-Lovelace_4711");
        assertThat(ada.name()).isEqualTo("Ada Lovelace");
        assertThat(ada.platformId()).isEqualTo("4711");
    }

    @Test
    void filesOfMoodleWithoutFolders() throws IOException {
        write(course.resolve(MOODLE + "lab.zip"), zipOf("", "Ada"));

        assertThat(course.contents()).containsExactly(Map.entry("Ada-Lovelace_4711", "Ada"));
    }

    @Test
    void theZipOfMoodleIsReadWithoutUnpacking() throws IOException {
        Path all = write(
                temporary.resolve("CS1-Lab-99.zip"),
                zip(files(
                        MOODLE + "/lab.zip",
                        zipOf("lab/", "Ada"),
                        "Ben_4712_assignsubmission_file_/exercises/" + AGENT,
                        agentOf("Ben"),
                        "Cleo_4713_assignsubmission_file_/report.pdf",
                        "%PDF-1.7")));

        try (ClassList list = ClassFolder.read(all, Optional.empty())) {
            assertThat(SampleClass.contents(list))
                    .containsEntry("Ada-Lovelace_4711", "Ada")
                    .containsEntry("Ben_4712", "Ben")
                    .containsEntry(
                            "Cleo_4713",
                            "REFUSED It is a PDF document; a submission must be a folder or a .zip file"
                                    + " that contains the stages' folders.");
        }
    }

    @Test
    void filesOfCanvas() throws IOException {
        write(course.resolve("lovelaceada_1234_56789_lab.zip"), zipOf("", "Ada"));
        write(course.resolve("muellerben_LATE_1235_56790_lab.zip"), zipOf("lab/", "Ben"));
        write(course.resolve("LATE_anon_a1B2c_56791_lab.zip"), zipOf("", "somebody"));
        write(course.resolve("doejane_1236_text.html"), "<html>");

        assertThat(course.contents())
                .containsEntry("lovelaceada_1234", "Ada")
                .containsEntry("muellerben_1235", "Ben")
                .containsEntry("anon_a1B2c", "somebody")
                .hasSize(4)
                .extractingByKey("doejane_1236")
                .asString()
                .startsWith("REFUSED It is text or a link");
        assertThat(course.student("muellerben_1235").remarks()).contains("Canvas marks it as late.");
    }

    @Test
    void theExportOfGradescope() throws IOException {
        write(course.resolve("assignment_77_export/submission_metadata.yml"), """
                ---
                submission_901:
                  :submitters:
                  - :name: Ada Lovelace
                    :sid: '300'
                    :email: ada@example.edu
                  :created_at: 2026-02-03 04:05:06.000000000 Z
                  :score: 1.0
                  :history: []
                submission_902:
                  :submitters:
                  - :name: Ben
                    :sid: '301'
                    :email: ben@example.edu
                  - :name: Cleo
                    :sid: '302'
                    :email: cleo@example.edu
                """);
        folder(course.resolve("assignment_77_export/submission_901"), "Ada");
        folder(course.resolve("assignment_77_export/submission_902/lab"), "Ben and Cleo");

        assertThat(course.contents())
                .containsExactly(Map.entry("submission_901", "Ada"), Map.entry("submission_902", "Ben and Cleo"));
        assertThat(course.read().students()).extracting(Student::name).containsExactly("Ada Lovelace", "Ben, Cleo");
        assertThat(course.student("submission_902").people())
                .extracting(Person::email)
                .containsExactly("ben@example.edu", "cleo@example.edu");
    }

    @Test
    void metadataThatIsNotGradescopesCostsOnlyTheNames() throws IOException {
        write(course.resolve("submission_metadata.yml"), "{{{ : not: yaml");
        folder(course.resolve("submission_901"), "Ada");

        assertThat(course.contents()).containsExactly(Map.entry("submission_901", "Ada"));
        assertThat(course.read().ignored())
                .containsExactly("submission_metadata.yml (not in Gradescope's format;"
                        + " students are named after their folders)");
    }

    @Test
    void exportsAndFoldersCanBeMixed() throws IOException {
        write(course.resolve(MOODLE).resolve("lab.zip"), zipOf("", "Ada"));
        write(course.resolve("muellerben_1235_56790_lab.zip"), zipOf("", "Ben"));
        folder(course.resolve("cleo"), "Cleo");

        assertThat(course.contents().values()).containsExactlyInAnyOrder("Ada", "Ben", "Cleo");
    }
}
