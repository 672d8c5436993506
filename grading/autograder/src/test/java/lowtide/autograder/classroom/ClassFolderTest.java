package lowtide.autograder.classroom;

import static lowtide.autograder.submission.Deliverables.AGENT;
import static lowtide.autograder.submission.Deliverables.agentOf;
import static lowtide.autograder.submission.Deliverables.cap;
import static lowtide.autograder.submission.Deliverables.files;
import static lowtide.autograder.submission.Deliverables.folder;
import static lowtide.autograder.submission.Deliverables.write;
import static lowtide.autograder.submission.Deliverables.zip;
import static lowtide.autograder.submission.Deliverables.zipOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lowtide.autograder.classroom.roster.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class is read as it was exported or laid out, and every student gets exactly what they delivered. */
class ClassFolderTest {

    private static final String MOODLE = "Ada Lovelace_4711_assignsubmission_file_";

    @TempDir
    Path temporary;

    private Path course;

    @BeforeEach
    void anEmptyClass() throws IOException {
        course = Files.createDirectory(temporary.resolve("class"));
    }

    @Test
    void aFolderForEachStudent() throws IOException {
        folder(course.resolve("ben"), "Ben");
        folder(course.resolve("ada"), "Ada");

        assertThat(sources()).containsExactly(Map.entry("ada", "Ada"), Map.entry("ben", "Ben"));
    }

    @Test
    void aZipForEachStudent() throws IOException {
        write(course.resolve("ada.zip"), zipOf("", "Ada"));
        write(course.resolve("ben.ZIP"), zipOf("ben/exercises/", "Ben"));

        assertThat(sources()).containsExactly(Map.entry("ada", "Ada"), Map.entry("ben", "Ben"));
    }

    @Test
    void stagesAreFoundUpToThreeFoldersDown() throws IOException {
        folder(course.resolve("ada/exercises"), "Ada");
        folder(course.resolve("ben/lowtide-main/exercises"), "Ben");
        folder(course.resolve("cleo/lowtide-main/lowtide-main/exercises"), "Cleo");
        folder(course.resolve("dora/a/b/c/d"), "Dora");

        Map<String, String> sources = sources();

        assertThat(sources)
                .containsEntry("ada", "Ada")
                .containsEntry("ben", "Ben")
                .containsEntry("cleo", "Cleo");
        assertThat(sources.get("dora")).startsWith("MISSING ").contains("found: a/b/c/d/" + AGENT);
    }

    @Test
    void ofAWholeCheckoutTheExercisesAreRead() throws IOException {
        folder(course.resolve("ada/exercises"), "Ada");
        folder(course.resolve("ada/solutions"), "the kit");
        folder(course.resolve("ada/grading/attempts"), "an attempt");
        write(course.resolve("ada/.git/HEAD"), "ref: refs/heads/main");
        folder(course.resolve("ada/.git/worktrees"), "another branch");
        write(course.resolve("ada/.mvn/extensions.xml"), "<extensions/>");

        Student ada = only();

        assertThat(cap(ada.submission())).isEqualTo("Ada");
        assertThat(ada.remarks())
                .containsExactly(
                        ".git is a git repository, which is not read.",
                        ".mvn/extensions.xml would change the build, and is not used.");
    }

    @Test
    void twoPlacesThatCouldCountAreRefused() throws IOException {
        folder(course.resolve("ada/first try"), "old");
        folder(course.resolve("ada/second try"), "new");
        folder(course.resolve("ben"), "Ben");

        assertThat(sources())
                .containsEntry("ben", "Ben")
                .containsEntry(
                        "ada",
                        "REFUSED The stages are there more than once, in first try and in second try; it cannot be told which counts.");
    }

    @Test
    void whatSystemsLeaveBehindIsNobodys() throws IOException {
        folder(course.resolve("ada"), "Ada");
        write(course.resolve("ada/01-context-cap/src/main/java/lowtide/contextcap/._WellnessAgent.java"), "\0\5\26\7");
        write(course.resolve("__MACOSX/ada/._x"), "x");
        write(course.resolve(".DS_Store"), "x");
        write(course.resolve("Thumbs.db"), "x");
        write(course.resolve("desktop.ini"), "x");
        write(
                course.resolve("ben.zip"),
                zip(files("__MACOSX/" + AGENT, "x", "ben/" + AGENT, agentOf("Ben"), "ben/.DS_Store", "x")));

        assertThat(sources()).containsExactly(Map.entry("ada", "Ada"), Map.entry("ben", "Ben"));
    }

    @Test
    void listsAndNotesArePassedOver() throws IOException {
        folder(course.resolve("ada"), "Ada");
        write(course.resolve("grades.csv"), "a,b");
        write(course.resolve("notes.md"), "x");

        ClassList list = ClassFolder.read(course, Optional.empty());

        assertThat(list.students()).extracting(Student::id).containsExactly("ada");
        assertThat(list.passedOver()).containsExactly("grades.csv", "notes.md");
    }

    @Test
    void moodlesFolders() throws IOException {
        write(course.resolve(MOODLE).resolve("lab.zip"), zipOf("lab/", "Ada"));
        folder(course.resolve("Ben_4712_assignsubmission_file"), "Ben"); // Moodle 4.1 and later, uploaded as folders
        write(course.resolve("Cleo_4713_assignsubmission_onlinetext_/onlinetext.html"), "<p>Sorry");
        write(course.resolve("Ben_4712_assignsubmission_onlinetext_/onlinetext.html"), "<p>Hello");

        assertThat(sources())
                .containsEntry("Ada-Lovelace_4711", "Ada")
                .containsEntry("Ben_4712", "Ben")
                .hasSize(3);
        assertThat(sources().get("Cleo_4713")).startsWith("REFUSED It is a text or a link");
        assertThat(list().students().get(0).name()).isEqualTo("Ada Lovelace");
        assertThat(list().students().get(0).platformId()).isEqualTo("4711");
    }

    @Test
    void moodlesFilesWithoutFolders() throws IOException {
        write(course.resolve(MOODLE + "lab.zip"), zipOf("", "Ada"));

        assertThat(sources()).containsExactly(Map.entry("Ada-Lovelace_4711", "Ada"));
    }

    @Test
    void moodlesOwnZipIsReadWithoutUnpacking() throws IOException {
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
            assertThat(sources(list)).containsEntry("Ada-Lovelace_4711", "Ada").containsEntry("Ben_4712", "Ben");
            assertThat(sources(list).get("Cleo_4713"))
                    .isEqualTo(
                            "REFUSED It is a PDF document; a submission is a folder or a .zip file with the stages' folders in it.");
        }
    }

    @Test
    void canvasFiles() throws IOException {
        write(course.resolve("lovelaceada_1234_56789_lab.zip"), zipOf("", "Ada"));
        write(course.resolve("muellerben_LATE_1235_56790_lab.zip"), zipOf("lab/", "Ben"));
        write(course.resolve("LATE_anon_a1B2c_56791_lab.zip"), zipOf("", "somebody"));
        write(course.resolve("doejane_1236_text.html"), "<html>");

        assertThat(sources())
                .containsEntry("lovelaceada_1234", "Ada")
                .containsEntry("muellerben_1235", "Ben")
                .containsEntry("anon_a1B2c", "somebody")
                .hasSize(4);
        assertThat(sources().get("doejane_1236")).startsWith("REFUSED It is a text or a link");
        assertThat(student("muellerben_1235").remarks()).contains("Canvas marks it late.");
    }

    @Test
    void ofACanvasStudentsFilesTheLatestCounts() throws IOException {
        write(course.resolve("lovelaceada_1234_100000_lab-2.zip"), zipOf("", "third"));
        write(course.resolve("lovelaceada_1234_9999_lab.zip"), zipOf("", "first"));
        write(course.resolve("lovelaceada_1234_99999_lab-1.zip"), zipOf("", "second"));
        write(course.resolve("lovelaceada_1234_100001_report.pdf"), "%PDF");

        Student ada = only();

        assertThat(cap(ada.submission())).isEqualTo("third");
        assertThat(ada.remarks())
                .contains(
                        "lovelaceada_1234_99999_lab-1.zip was passed over.",
                        "lovelaceada_1234_9999_lab.zip was passed over.",
                        "lovelaceada_1234_100001_report.pdf was passed over.");
    }

    @Test
    void aNameThatHoldsMoodlesPatternTakesNobodysPlace() throws IOException {
        folder(course.resolve("Ada Lovelace_4711_assignsubmission_file"), "Ada");
        folder(course.resolve("Aa_4711_assignsubmission_file_Eve_999_assignsubmission_file"), "Eve");
        folder(course.resolve("Eve_4711_assignsubmission_file_4712_assignsubmission_file_"), "other");
        folder(course.resolve("Ben_4712_assignsubmission_file_"), "Ben");

        assertThat(sources())
                .containsEntry("Ada-Lovelace_4711", "Ada")
                .containsEntry("Ben_4712", "Ben")
                .hasSize(4);
        Student eve = student("Aa_4711_assignsubmission_file_Eve_999");
        assertThat(cap(eve.submission())).isEqualTo("Eve");
        assertThat(eve.platformId()).isEqualTo("999");
        assertThat(eve.remarks()).contains("Its name can be read as that of 4711 or 999; look whose it is.");
        assertThat(list().students())
                .filteredOn(student -> cap(student.submission()).equals("other"))
                .singleElement()
                .satisfies(student -> assertThat(student.platformId()).isEmpty())
                .satisfies(student ->
                        assertThat(student.remarks()).contains("Another delivery could be of the same student."));
    }

    @Test
    void aNameThatHoldsCanvasPatternTakesNobodysPlace() throws IOException {
        write(course.resolve("lovelaceada_4711_5001_submission.zip"), zipOf("", "Ada"));
        write(course.resolve("lovelaceada_4711_99999999_999_5002_submission.zip"), zipOf("", "Eve"));
        write(course.resolve("lovelaceada_4711_1000_5003_submission.zip"), zipOf("", "other"));
        write(course.resolve("doejane_1236_5004_01_lab.zip"), zipOf("", "Jane"));

        assertThat(sources())
                .containsEntry("lovelaceada_4711", "Ada")
                .containsEntry("doejane_1236", "Jane")
                .containsValues("Eve", "other")
                .hasSize(4);
        assertThat(list().students()).extracting(Student::platformId).containsExactlyInAnyOrder("4711", "1236", "", "");
        assertThat(student("lovelaceada_4711").remarks()).isEmpty();
        assertThat(student("doejane_1236").remarks())
                .contains("Its name can be read as that of 1236 or 5004; look whose it is.");
    }

    @Test
    void aDateInAFilesNameCostsNothingWhereItDisplacesNothing() throws IOException {
        write(course.resolve("lovelaceada_1234_56788_report.pdf"), "%PDF");
        write(course.resolve("lovelaceada_1234_56789_2024_11_22_lab.zip"), zipOf("", "Ada"));

        assertThat(sources()).containsExactly(Map.entry("lovelaceada_1234", "Ada"));
        assertThat(only().platformId()).isEqualTo("1234");
        assertThat(only().remarks())
                .contains("Its name can be read as that of 11 or 1234 or 2024 or 56789; look whose it is.");

        write(course.resolve("lovelaceada_1234_99999999_999_5002_submission.zip"), zipOf("", "Eve"));
        assertThat(sources()).containsValues("Ada", "Eve").hasSize(3);
        assertThat(list().students()).allSatisfy(student -> {
            assertThat(student.platformId()).as("nobody gets a 0 for a report").isEmpty();
            assertThat(student.remarks()).contains("Another delivery could be of the same student.");
        });
    }

    @Test
    void whatIsHandedInAgainUnderItsDownloadedNameIsNotAmbiguous() throws IOException {
        write(course.resolve(MOODLE + "Ada Lovelace_4711_assignsubmission_file_lab.zip"), zipOf("", "Ada"));

        assertThat(sources()).containsExactly(Map.entry("Ada-Lovelace_4711", "Ada"));
        assertThat(only().remarks()).isEmpty();
    }

    @Test
    void moreThanThreeZipsOfOneStudentAreNotGraded() throws IOException {
        for (int i = 0; i < 4; i++) {
            write(course.resolve(MOODLE).resolve(i + ".zip"), zipOf("", "one"));
        }

        assertThat(cap(only().submission()))
                .isEqualTo("REFUSED There are 4 deliveries, and nothing says which counts; deliver one.");
    }

    @Test
    void gradescopesExport() throws IOException {
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

        assertThat(sources())
                .containsExactly(Map.entry("submission_901", "Ada"), Map.entry("submission_902", "Ben and Cleo"));
        assertThat(list().students()).extracting(Student::name).containsExactly("Ada Lovelace", "Ben, Cleo");
        assertThat(student("submission_902").people())
                .extracting(Person::email)
                .containsExactly("ben@example.edu", "cleo@example.edu");
    }

    @Test
    void metadataThatIsNoneOfGradescopesCostsNamesOnly() throws IOException {
        write(course.resolve("submission_metadata.yml"), "{{{ : not: yaml");
        folder(course.resolve("submission_901"), "Ada");

        assertThat(sources()).containsExactly(Map.entry("submission_901", "Ada"));
        assertThat(list().passedOver())
                .singleElement()
                .asString()
                .startsWith("submission_metadata.yml, which is no YAML");
    }

    @Test
    void platformsAndFoldersMixed() throws IOException {
        write(course.resolve(MOODLE).resolve("lab.zip"), zipOf("", "Ada"));
        write(course.resolve("muellerben_1235_56790_lab.zip"), zipOf("", "Ben"));
        folder(course.resolve("cleo"), "Cleo");

        assertThat(sources().values()).containsExactlyInAnyOrder("Ada", "Ben", "Cleo");
    }

    @Test
    void aFolderAroundTheClassIsNoStudent() throws IOException {
        folder(course.resolve("submissions/ada"), "Ada");
        folder(course.resolve("submissions/ben"), "Ben");
        write(course.resolve("submissions/cleo.zip"), zipOf("", "Cleo"));

        assertThat(sources()).containsOnlyKeys("ada", "ben", "cleo");
    }

    @Test
    void aClassOfOneIsAClass() throws IOException {
        folder(course.resolve("ada/exercises"), "Ada");
        folder(course.resolve("ada/solutions"), "the kit");

        assertThat(sources()).containsExactly(Map.entry("ada", "Ada"));
    }

    @Test
    void aClassOfOneIsAClassWhateverIsBesideTheStages() throws IOException {
        folder(course.resolve("ada"), "Ada");
        write(course.resolve("ada/a.zip"), zipOf("", "a"));
        write(course.resolve("ada/b.zip"), zipOf("", "b"));
        assertThat(sources()).containsExactly(Map.entry("ada", "Ada"));

        Path exercises = temporary.resolve("another");
        folder(exercises.resolve("ada/exercises"), "Ada");
        write(exercises.resolve("ada/submission_metadata.yml"), "x: y");
        write(exercises.resolve("ada/lovelaceada_1234_56789_submission.zip"), zipOf("", "other"));
        assertThat(sources(ClassFolder.read(exercises, Optional.empty()))).containsExactly(Map.entry("ada", "Ada"));
    }

    @Test
    void severalZipsOfOneStudentAreAllGradedAndSaidSo() throws IOException {
        write(course.resolve(MOODLE).resolve("a.zip"), zipOf("", "one"));
        write(course.resolve(MOODLE).resolve("b.zip"), zipOf("", "other"));
        write(course.resolve(MOODLE).resolve("pictures.zip"), zip(files("cat.png", "x")));

        assertThat(sources())
                .containsExactly(Map.entry("Ada-Lovelace_4711", "one"), Map.entry("Ada-Lovelace_4711-2", "other"));
        assertThat(list().students())
                .allSatisfy(student -> assertThat(student.remarks())
                        .anyMatch(remark -> remark.startsWith(
                                "One of 2 deliveries, and nothing says which counts: this is " + MOODLE)));
    }

    @Test
    void theOrderOfAFileSystemChangesNothing() throws IOException {
        List<String> names = List.of("Ada", "ada", "ADA", "ada ", "Ada!", "\u00E4da", "a\u0308dax", "\u4E2D\u6587");
        Map<String, Object> forth = new LinkedHashMap<>();
        Map<String, Object> back = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            forth.put(names.get(i) + ".zip", zipOf("", names.get(i)));
            String last = names.get(names.size() - 1 - i);
            back.put(last + ".zip", zipOf("", last));
        }

        try (ClassList one = ClassFolder.read(write(temporary.resolve("forth.zip"), zip(forth)), Optional.empty());
                ClassList other = ClassFolder.read(write(temporary.resolve("back.zip"), zip(back)), Optional.empty())) {
            assertThat(sources(other)).isEqualTo(sources(one)).hasSize(names.size());
        }
    }

    @Test
    void anyNameIsAStudents() throws IOException {
        List<String> names = List.of(
                "<img src=x onerror=alert(1)>",
                "=HYPERLINK(1)",
                "+1",
                "...",
                "\uD83D\uDE00",
                "x".repeat(300),
                "CON",
                "nul.x",
                "target",
                "-rf",
                "Robert'); DROP TABLE Students;--");
        Map<String, Object> all = new LinkedHashMap<>();
        names.forEach(name -> all.put(name + "/lab/" + AGENT, agentOf(name)));

        try (ClassList list = ClassFolder.read(write(temporary.resolve("all.zip"), zip(all)), Optional.empty())) {
            assertThat(sources(list).values()).containsExactlyInAnyOrderElementsOf(names);
            assertThat(list.students()).extracting(Student::name).containsExactlyInAnyOrderElementsOf(names);
            assertThat(list.students())
                    .extracting(Student::id)
                    .isSorted()
                    .allMatch(id -> id.matches("[A-Za-z0-9._-]{1,80}"));
        }
    }

    @Test
    void oneSubmissionIsNoClass() {
        folder(course, "Ada");
        folder(temporary.resolve("checkout/exercises"), "Ada");

        assertThatThrownBy(this::list)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("This is one submission and no class");
        assertThatThrownBy(() -> ClassFolder.read(temporary.resolve("checkout"), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no class: exercises is directly in it");
    }

    @Test
    void anEmptyClassHasNobodyAndOneThatIsNotThereIsAnError() throws IOException {
        assertThat(list().students()).isEmpty();
        assertThatThrownBy(() -> ClassFolder.read(temporary.resolve("nowhere"), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no folder or zip archive");
    }

    private ClassList list() throws IOException {
        return ClassFolder.read(course, Optional.empty());
    }

    private Student only() throws IOException {
        assertThat(list().students()).hasSize(1);
        return list().students().get(0);
    }

    private Student student(String id) throws IOException {
        return list().students().stream()
                .filter(student -> student.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> sources() throws IOException {
        return sources(list());
    }

    private static Map<String, String> sources(ClassList list) {
        Map<String, String> sources = new TreeMap<>();
        list.students().forEach(student -> sources.put(student.id(), cap(student.submission())));
        return sources;
    }
}
