package lowtide.desk.report;

import static lowtide.desk.Sample.FIRST;
import static lowtide.desk.Sample.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;
import lowtide.desk.Sample;
import lowtide.desk.exercise.ExerciseFolder;
import lowtide.desk.grade.Standings;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabPagesTest {

    @TempDir
    private Path temporary;

    private ExerciseFolder folder;
    private Standings standings;
    private LabPages pages;

    @BeforeEach
    void makePages() throws IOException {
        folder = Sample.kit(temporary);
        standings = new Standings(folder::submission, Sample.stateFile(temporary.resolve("state.json")));
        Course course = new Course(List.of(new Lab(FIRST.lab(), "Two <stages>", List.of(FIRST, SECOND))));
        pages = new LabPages(Messages.in(Locale.ENGLISH), course, standings, temporary.resolve("kept pages"));
    }

    @Test
    void thePageIsWrittenWhenTheLastStageOfTheLabPasses() throws IOException {
        pass(FIRST);
        assertThat(added(FIRST)).isEmpty();
        assertThat(temporary.resolve("kept pages")).doesNotExist();

        pass(SECOND);
        Path page = temporary.resolve("kept pages").resolve("lab-1.html");
        assertThat(added(SECOND)).contains("You have passed all of lab 1.").contains("A page to keep: " + page.toUri());
        assertThat(page)
                .content()
                .contains("Lab 1: Two &lt;stages&gt;", "Stage 1: Context cap", "Stage 2: User isolation")
                .contains("What is sent with every call")
                .contains("// mine &amp; tidy");
    }

    @Test
    void codeThatHasChangedSinceItPassedCountsForNothing() throws IOException {
        pass(FIRST);
        pass(SECOND);
        edit(FIRST);

        assertThat(added(SECOND)).isEmpty();
    }

    private void pass(Stage stage) throws IOException {
        edit(stage);
        standings.keep(Sample.result(stage), standings.fingerprint(stage));
    }

    private void edit(Stage stage) throws IOException {
        Files.writeString(folder.agent(stage), "// mine & tidy\n", StandardOpenOption.APPEND);
    }

    private String added(Stage stage) {
        return pages.add(new Page(200), stage).lines().stream()
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());
    }
}
