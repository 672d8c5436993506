package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.AGENT;
import static lowtide.autograder.submission.SampleUploads.STAGE;
import static lowtide.autograder.submission.SampleUploads.STAGES;
import static lowtide.autograder.submission.SampleUploads.agentOf;
import static lowtide.autograder.submission.SampleUploads.contentOf;
import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.files;
import static lowtide.autograder.submission.SampleZips.zip;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Students may have any name, and the list of a class is the same on every machine. */
class ClassNamesTest {

    @TempDir
    Path temporary;

    @Test
    void theOrderOfAFileSystemHasNoInfluence() throws IOException {
        List<String> names = List.of("Ada", "ada", "ADA", "ada ", "Ada!", "\u00E4da", "a\u0308dax", "\u4E2D\u6587");
        Map<String, Object> forward = new LinkedHashMap<>();
        Map<String, Object> backward = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            forward.put(names.get(i) + ".zip", zipOf("", names.get(i)));
            String last = names.get(names.size() - 1 - i);
            backward.put(last + ".zip", zipOf("", last));
        }

        try (ClassList one = read("forward.zip", forward);
                ClassList other = read("backward.zip", backward)) {
            assertThat(SampleClass.contents(other))
                    .isEqualTo(SampleClass.contents(one))
                    .hasSize(names.size());
        }
    }

    @Test
    void anyNameCanBeAStudents() throws IOException {
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

        try (ClassList list = read("all.zip", all)) {
            assertThat(SampleClass.contents(list).values()).containsExactlyInAnyOrderElementsOf(names);
            assertThat(list.students()).extracting(Student::name).containsExactlyInAnyOrderElementsOf(names);
            assertThat(list.students())
                    .extracting(Student::id)
                    .isSorted()
                    .allMatch(id -> id.matches("[A-Za-z0-9._-]{1,80}"));
        }
    }

    @Test
    void namesInCodePage437AreThoseOfTwoStudents() throws IOException {
        try (InputStream zip = ClassNamesTest.class.getResourceAsStream("cp437-class.zip")) {
            Path file = write(temporary.resolve("class.zip"), zip.readAllBytes());

            try (ClassList list = ClassFolder.read(file, Optional.empty())) {
                assertThat(list.students())
                        .extracting(Student::name)
                        .containsExactlyInAnyOrder("Ada", "J\u00FCrgen Gro\u00DF", "J\u00F6rgen Gro\u00DF");
                assertThat(list.students())
                        .allSatisfy(student ->
                                assertThat(contentOf(student.submission())).doesNotStartWith("REFUSED"));
            }
        }
    }

    @Test
    void noMessageContainsAPathOfThisMachine() throws IOException {
        SampleClass course = new SampleClass(temporary.resolve("class"));
        write(course.resolve("ada.zip"), zip(files("lab/WellnessAgent.java", "class A {}")));
        write(course.resolve("ben.zip"), "PK\3\4");
        Files.createDirectories(course.resolve("cleo/exercises").resolve(STAGE.folder()));
        folder(course.resolve("dora"), "Dora");

        String machine = temporary.getFileName().toString();
        assertThat(course.read().students()).hasSize(4).allSatisfy(student -> {
            assertThat(student.submission().name()).doesNotContain(machine);
            assertThat(student.submission().sources(STAGES).toString()).doesNotContain(machine);
        });
    }

    private ClassList read(String name, Map<String, Object> files) throws IOException {
        return ClassFolder.read(write(temporary.resolve(name), zip(files)), Optional.empty());
    }
}
