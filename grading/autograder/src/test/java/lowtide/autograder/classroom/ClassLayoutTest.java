package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.AGENT;
import static lowtide.autograder.submission.SampleUploads.agentOf;
import static lowtide.autograder.submission.SampleUploads.contentOf;
import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.files;
import static lowtide.autograder.submission.SampleZips.zip;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.submission.SampleUploads;
import org.junit.jupiter.api.Test;

/** A class is read however it is arranged, and every student gets exactly what they uploaded. */
class ClassLayoutTest extends ClassFixture {

    @Test
    void aFolderForEachStudent() throws IOException {
        folder(course.resolve("ben"), "Ben");
        folder(course.resolve("ada"), "Ada");

        assertThat(course.contents()).containsExactly(Map.entry("ada", "Ada"), Map.entry("ben", "Ben"));
    }

    @Test
    void aZipForEachStudent() throws IOException {
        write(course.resolve("ada.zip"), zipOf("", "Ada"));
        write(course.resolve("ben.ZIP"), zipOf("ben/exercises/", "Ben"));

        assertThat(course.contents()).containsExactly(Map.entry("ada", "Ada"), Map.entry("ben", "Ben"));
    }

    @Test
    void stagesAreFoundUpToThreeFoldersDown() throws IOException {
        folder(course.resolve("ada/exercises"), "Ada");
        folder(course.resolve("ben/lowtide-main/exercises"), "Ben");
        folder(course.resolve("cleo/lowtide-main/lowtide-main/exercises"), "Cleo");
        folder(course.resolve("dora/a/b/c/d"), "Dora");

        Map<String, String> contents = course.contents();

        assertThat(contents)
                .containsEntry("ada", "Ada")
                .containsEntry("ben", "Ben")
                .containsEntry("cleo", "Cleo");
        assertThat(contents.get("dora")).startsWith("MISSING ").contains("found: a/b/c/d/" + AGENT);
    }

    @Test
    void ofAWholeCheckoutTheExercisesAreRead() throws IOException {
        folder(course.resolve("ada/exercises"), "Ada");
        folder(course.resolve("ada/solutions"), "the kit");
        folder(course.resolve("ada/grading/attempts"), "an attempt");
        write(course.resolve("ada/.git/HEAD"), "ref: refs/heads/main");
        folder(course.resolve("ada/.git/worktrees"), "another branch");
        write(course.resolve("ada/.mvn/extensions.xml"), "<extensions/>");

        Student ada = course.only();

        assertThat(contentOf(ada.submission())).isEqualTo("Ada");
        assertThat(ada.remarks())
                .containsExactly(
                        ".git is a git repository, which is not read.",
                        ".mvn/extensions.xml would change the build and is not used.");
    }

    @Test
    void twoFoldersThatCouldCountAreRefused() throws IOException {
        folder(course.resolve("ada/first try"), "old");
        folder(course.resolve("ada/second try"), "new");
        folder(course.resolve("ben"), "Ben");

        assertThat(course.contents())
                .containsEntry("ben", "Ben")
                .containsEntry(
                        "ada",
                        "REFUSED It contains the stages more than once, in first try and in second try;"
                                + " keep only the folder that is to be graded.");
    }

    @Test
    void theFilesOfSystemsBelongToNobody() throws IOException {
        folder(course.resolve("ada"), "Ada");
        write(course.resolve("__MACOSX/ada/._x"), "x");
        write(course.resolve(".DS_Store"), "x");
        write(course.resolve("Thumbs.db"), "x");
        write(course.resolve("desktop.ini"), "x");
        write(
                course.resolve("ben.zip"),
                zip(files("__MACOSX/" + AGENT, "x", "ben/" + AGENT, agentOf("Ben"), "ben/.DS_Store", "x")));

        assertThat(course.contents()).containsExactly(Map.entry("ada", "Ada"), Map.entry("ben", "Ben"));
    }

    @Test
    void listsAndNotesAreIgnored() throws IOException {
        folder(course.resolve("ada"), "Ada");
        write(course.resolve("grades.csv"), "a,b");
        write(course.resolve("notes.md"), "x");

        ClassList list = course.read();

        assertThat(list.students()).extracting(Student::id).containsExactly("ada");
        assertThat(list.ignored()).containsExactly("grades.csv", "notes.md");
    }

    @Test
    void aFolderAroundTheClassIsNotAStudent() throws IOException {
        folder(course.resolve("submissions/ada"), "Ada");
        folder(course.resolve("submissions/ben"), "Ben");
        write(course.resolve("submissions/cleo.zip"), zipOf("", "Cleo"));

        assertThat(course.contents()).containsOnlyKeys("ada", "ben", "cleo");
    }

    @Test
    void aClassCanHaveOneStudent() throws IOException {
        folder(course.resolve("ada/exercises"), "Ada");
        folder(course.resolve("ada/solutions"), "the kit");

        assertThat(course.contents()).containsExactly(Map.entry("ada", "Ada"));
    }

    @Test
    void aClassCanHaveOneStudentWhateverIsBesideTheStages() throws IOException {
        folder(course.resolve("ada"), "Ada");
        write(course.resolve("ada/a.zip"), zipOf("", "a"));
        write(course.resolve("ada/b.zip"), zipOf("", "b"));
        assertThat(course.contents()).containsExactly(Map.entry("ada", "Ada"));

        SampleClass another = new SampleClass(temporary.resolve("another"));
        folder(another.resolve("ada/exercises"), "Ada");
        write(another.resolve("ada/submission_metadata.yml"), "x: y");
        write(another.resolve("ada/lovelaceada_1234_56789_submission.zip"), zipOf("", "other"));
        assertThat(another.contents()).containsExactly(Map.entry("ada", "Ada"));
    }

    @Test
    void aSingleSubmissionIsNotAClass() {
        folder(course.folder(), "Ada");
        SampleClass checkout = new SampleClass(temporary.resolve("checkout"));
        folder(checkout.resolve("exercises"), "Ada");

        assertThatThrownBy(course::read)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "This is a single submission, not a class: it contains " + SampleUploads.STAGE.folder() + ".");
        assertThatThrownBy(checkout::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it contains exercises.");
    }

    @Test
    void anEmptyClassHasNoStudentsAndOneThatDoesNotExistIsAnError() throws IOException {
        assertThat(course.read().students()).isEmpty();
        assertThatThrownBy(() -> ClassFolder.read(temporary.resolve("nowhere"), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("There is no folder or zip archive ");
        Path text = write(temporary.resolve("class.txt"), "x");
        assertThatThrownBy(() -> ClassFolder.read(text, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("class.txt is not a zip archive.");
    }
}
