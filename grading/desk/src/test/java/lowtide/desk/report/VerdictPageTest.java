package lowtide.desk.report;

import static lowtide.desk.Sample.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.grade.StageResult;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.desk.Sample;
import lowtide.desk.language.Messages;
import lowtide.desk.terminal.Page;
import org.junit.jupiter.api.Test;

class VerdictPageTest {

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);
    private static final LabCommands COMMANDS = new LabCommands("./lab", true);
    private static final String PLACE = "exercises/01-context-cap/src/main/java/lowtide/contextcap/WellnessAgent.java";

    @Test
    void theFirstFailedCheckIsShownInFull() {
        assertThat(written(80, Sample.result(FIRST, "1B", "1C"), Optional.empty()))
                .isEqualTo("""
                        Stage 1: Context cap
                        [########----] 4 of 6 checks passed, 13 of 20 points

                        1B failed: The newest messages are kept, in order, with the question last
                          Seen: The request carried 41 messages.
                          Expected: at most 20.
                          Why: An agent that keeps the oldest messages talks about last week's lunch and
                               never sees today's.
                          Your code printed:
                            hello
                          For a hint: ./lab hint 1B
                        Also failed: 1C

                        Read: exercises/01-context-cap/README.md
                        Edit: %s
                        """.formatted(PLACE));
    }

    @Test
    void whatChangedIsSaid() {
        StageResult before = Sample.result(FIRST, "1B", "1C");

        assertThat(written(80, Sample.result(FIRST, "1B", "1D"), Optional.of(before)))
                .contains("Since the last run: 1C passes; 1D no longer passes.\n");
        assertThat(written(80, before, Optional.of(before))).contains("Since the last run: the same checks passed.\n");
    }

    @Test
    void afterPassingThereIsAQuestionAndTheNextStage() {
        assertThat(written(80, Sample.result(FIRST), Optional.empty()))
                .startsWith("Stage 1: Context cap\n[############] 6 of 6 checks passed, 20 of 20 points\n")
                .contains("What you learned: What is sent with every call", "To discuss: Ten turns ago a user wrote")
                .contains("To compare: ./lab solution 1\n")
                .endsWith("Next: stage 2, User isolation, about 12 minutes:\n"
                        + "      exercises/02-user-isolation/README.md\n");
    }

    @Test
    void aSolutionThatIsNotThereIsNotNamed() {
        LabCommands withoutSolutions = new LabCommands("./lab", false);
        Page passed = new VerdictPage(ENGLISH, Course.shipped(), withoutSolutions)
                .write(new Page(80), Sample.result(FIRST), Optional.empty());
        Page hints = HintPage.of(new Page(80), ENGLISH, FIRST, FIRST.checks().get(0), 4, withoutSolutions);

        assertThat(text(passed)).contains("To discuss: ").doesNotContain("solution");
        assertThat(text(hints)).endsWith("There are no more. Ask your instructor.\n");
    }

    @Test
    void theLastStageOfALabIsTheLast() {
        StageResult fifth = Sample.result(Course.shipped().stage("5").orElseThrow());

        assertThat(written(80, fifth, Optional.empty())).contains("This was the last stage of lab 1.\nNext: stage 6");
    }

    @Test
    void compileErrorsAreNamed() {
        StageResult result = Scoring.notExamined(
                FIRST,
                StageVerdict.DOES_NOT_COMPILE,
                "it is wrong",
                List.of(new CompileError(FIRST.editedPath(), 12, "';' expected")));

        assertThat(written(80, result, Optional.empty()))
                .contains("[------------] 0 of 6 checks passed, 0 of 20 points\n")
                .contains("It does not compile.\n  WellnessAgent.java:12 ';' expected\n");
    }

    @Test
    void aDocumentThatCannotBeReadIsNotCompiled() {
        Stage document = Course.shipped().stage("0").orElseThrow();
        StageResult result = Scoring.notExamined(
                document,
                StageVerdict.DOES_NOT_COMPILE,
                "it is wrong",
                List.of(new CompileError(document.editedPath(), 4, "there is no key figur")));

        assertThat(written(80, result, Optional.empty()))
                .contains("It cannot be read.\n  risks.yml:4 there is no key figur\n");
    }

    @Test
    void fortyColumnsAreEnough() {
        assertThat(written(39, Sample.result(FIRST, "1B"), Optional.empty()).lines())
                .filteredOn(line -> !line.contains("exercises/"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(39));
    }

    private static String written(int width, StageResult result, Optional<StageResult> before) {
        Page page = new VerdictPage(ENGLISH, Course.shipped(), COMMANDS).write(new Page(width), result, before);
        return text(page);
    }

    private static String text(Page page) {
        return page.lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }
}
