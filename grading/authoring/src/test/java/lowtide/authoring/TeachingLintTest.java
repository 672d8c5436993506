package lowtide.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lowtide.course.Course;
import lowtide.course.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachingLintTest {

    private static final KitFolder KIT =
            new KitFolder(Path.of("../..").toAbsolutePath().normalize());
    private static final Course COURSE = Course.shipped();
    private static final Stage STAGE = COURSE.stages().get(0);

    @TempDir
    Path root;

    @Test
    void missingNotesAreAProblem() {
        assertThat(problems())
                .containsExactly(name() + " is missing; write what an instructor of this stage has to know.");
    }

    @Test
    void finishedNotesAreNone() throws IOException {
        write(notes());

        assertThat(problems()).isEmpty();
    }

    @Test
    void aSkeletonNeedsItsBlocksAndItsAnswers() throws IOException {
        Files.createDirectories(root.resolve("exercises"));
        Files.createDirectories(root.resolve("solutions"));
        Skeleton.of(String.valueOf(STAGE.number()), STAGE.folder().substring(3), STAGE.title(), STAGE.lab())
                .write(new KitFolder(root));

        assertThat(problems())
                .containsExactly(
                        name() + " still has a TODO.",
                        name() + ": the block 'facts' is not up to date; run the command with -Dcourse=update.",
                        name() + ": the block 'question' is not up to date; run the command with -Dcourse=update.");
    }

    @Test
    void aSectionThatIsMissingOrInAnotherPlaceIsAProblem() throws IOException {
        String without = notes().replace("## Variations\n", "");
        write(without);

        assertThat(problems())
                .containsExactly(name() + " needs the heading '## Variations', in the order of the other stages.");

        write(without + "\n## Variations\n");

        assertThat(problems())
                .containsExactly(name()
                        + " needs the heading '## What the grader cannot see', in the order of the other stages.");
    }

    @Test
    void minutesOfAnEarlierCatalogueAreAProblem() throws IOException {
        write(notes().replace(STAGE.minutes() + " minutes planned", STAGE.minutes() + 1 + " minutes planned"));

        assertThat(problems())
                .containsExactly(
                        name() + ": the block 'facts' is not up to date; run the command with -Dcourse=update.");
    }

    private List<String> problems() {
        return TeachingLint.problems(new KitFolder(root), COURSE, STAGE);
    }

    private void write(String notes) throws IOException {
        KitFolder.write(new KitFolder(root).teaching(STAGE), notes);
    }

    private static String notes() throws IOException {
        return Files.readString(KIT.teaching(STAGE)).replace("\r\n", "\n");
    }

    private static String name() {
        return "solutions/" + STAGE.folder() + "/TEACHING.md";
    }
}
