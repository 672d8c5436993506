package lowtide.desk.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.desk.Sample;
import lowtide.desk.exercise.ExerciseFolder;
import lowtide.desk.language.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static final Course TWO_STAGES =
            new Course(List.of(new Lab(1, "Hardening", List.of(Sample.FIRST, Sample.SECOND))));
    private static final String MAVEN = "Apache Maven 3.9.9 (abc)\nJava version: 17.0.15, vendor: Debian";

    @TempDir
    private Path temporary;

    private ExerciseFolder folder;

    @BeforeEach
    void kit() throws IOException {
        folder = Sample.kit(Files.createDirectory(temporary.resolve("kit")));
        Files.createDirectory(folder.kit().resolve("grading"));
        Files.createDirectories(temporary.resolve("repository/dev/langchain4j/langchain4j"));
    }

    @Test
    void nothingIsWrongWithAGoodMachine() {
        assertThat(examined(machine(17, true, MAVEN, StandardCharsets.UTF_8))).noneMatch(Symptom::isWrong);
    }

    @Test
    void aJreHasNoCompiler() {
        assertThat(wrong(machine(21, false, MAVEN, StandardCharsets.UTF_8))).containsExactly("JDK");
    }

    @Test
    void mavenMustBeThereAndNewEnoughAndRunOnANewerJdk() {
        for (String version : List.of("", "Apache Maven 3.6.3 (x)", "Apache Maven 3.9.9 (x)\nJava version: 11.0.1")) {
            assertThat(wrong(machine(17, true, version, StandardCharsets.UTF_8)))
                    .containsExactly("Maven");
        }
    }

    @Test
    void namesOfFilesNeedUtf8() {
        Machine machine = machine(17, true, MAVEN, Charset.forName("ISO-8859-1"));

        assertThat(examined(machine))
                .filteredOn(Symptom::isWrong)
                .extracting(symptom -> symptom.cure().orElseThrow())
                .containsExactly("export LC_ALL=C.UTF-8");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.agent(Sample.SECOND));

        assertThat(examined(machine(17, true, MAVEN, StandardCharsets.UTF_8)))
                .filteredOn(Symptom::isWrong)
                .extracting(Symptom::finding)
                .containsExactly("exercises/" + Sample.SECOND.editedPath() + " is missing.");
    }

    @Test
    void anotherFolderIsNotTheKit() throws IOException {
        folder = new ExerciseFolder(Files.createDirectory(temporary.resolve("other")));
        Files.createDirectory(folder.kit().resolve("grading"));

        assertThat(wrong(machine(17, true, MAVEN, StandardCharsets.UTF_8))).containsExactly("Folder");
    }

    @Test
    void anUpdatedKitNeedsAnotherBuild() throws IOException {
        Path jar = Files.createDirectories(folder.kit().resolve("grading/desk/target"))
                .resolve("lowtide-lab.jar");
        Files.setLastModifiedTime(Files.createFile(jar), java.nio.file.attribute.FileTime.fromMillis(1_000));
        Files.createFile(Files.createDirectories(folder.kit().resolve("grading/checks/src/main"))
                .resolve("stage.yml"));

        assertThat(wrong(machine(17, true, MAVEN, StandardCharsets.UTF_8))).containsExactly("Lab");
    }

    @Test
    void studentsWithoutTheSourcesHaveTheLabAsAJar() throws IOException {
        Files.createFile(
                Files.createDirectories(folder.kit().resolve("grading")).resolve("lowtide-lab.jar"));

        assertThat(examined(machine(17, true, MAVEN, StandardCharsets.UTF_8)))
                .extracting(Symptom::finding)
                .anyMatch(finding -> finding.endsWith("lowtide-lab.jar as delivered"));
    }

    @Test
    void settingsMayNameAnotherRepository() throws IOException {
        Path maven = Files.createDirectory(temporary.resolve(".m2"));

        assertThat(Machine.repository(maven)).isEqualTo(maven.resolve("repository"));
        Files.writeString(
                maven.resolve("settings.xml"), "<settings><localRepository>/big</localRepository></settings>");
        assertThat(Machine.repository(maven)).isEqualTo(Path.of("/big"));
    }

    private Machine machine(int java, boolean hasCompiler, String maven, Charset fileNames) {
        return new Machine(
                java,
                "/jdk",
                hasCompiler,
                Optional.of(maven).filter(text -> !text.isEmpty()),
                fileNames,
                false,
                temporary.resolve("repository"));
    }

    private List<Symptom> examined(Machine machine) {
        return Doctor.examine(Messages.in(Locale.ENGLISH), machine, folder, TWO_STAGES);
    }

    private List<String> wrong(Machine machine) {
        return examined(machine).stream()
                .filter(Symptom::isWrong)
                .map(Symptom::subject)
                .toList();
    }
}
