package lowtide.autograder.report.page.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import lowtide.autograder.report.MadeUpClass;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The next step is")
class NextStepTest {

    @Test
    @DisplayName("the first failed check of the first stage that was started")
    void check() {
        NextStep next = NextStep.of(Sample.failing("ada", "Ada", Set.of("4F", "3C", "3D")), ReportLanguage.ENGLISH);

        assertThat(next.title()).startsWith("Make 3C pass: ");
        assertThat(next.anchor()).isEqualTo("check-3C");
        assertThat(next.hint()).isNotEmpty();
    }

    @Test
    @DisplayName("the first compile error, if the first stage that was started does not compile")
    void compileError() {
        NextStep next = NextStep.of(first(StageVerdict.DOES_NOT_COMPILE), ReportLanguage.ENGLISH);

        assertThat(next.title()).matches("Make stage \\d \\([A-Z].*\\) compile");
        assertThat(next.text()).isEqualTo("cannot find symbol");
        assertThat(next.file()).endsWith("/WellnessAgent.java");
        assertThat(next.line()).isPositive();
        assertThat(next.command())
                .isEqualTo("mvn -q verify -Dstage=" + next.anchor().charAt("stage-".length()));
    }

    @Test
    @DisplayName("to edit the file that was read, if it is the starter as shipped")
    void untouched() {
        NextStep next = NextStep.of(Sample.withUntouched("mine", 2), ReportLanguage.ENGLISH);

        assertThat(next.title()).isEqualTo("Start stage 2 (User isolation)");
        assertThat(next.text())
                .startsWith("mine/02-user-isolation/src/main/java/lowtide/userisolation/WellnessAgent.java"
                        + " is the starter as shipped. ");
    }

    @Test
    @DisplayName("the next lab, if all of this one passed")
    void nextLab() {
        NextStep next = NextStep.of(Sample.ofThreeLabs("ada", "Ada", Set.of(), true), ReportLanguage.ENGLISH);

        assertThat(next.title()).isEqualTo("Start stage 4 (Rate limiting)");
        assertThat(next.anchor()).as("it is not on the page").isEmpty();
        assertThat(next.command()).isEqualTo("mvn -q verify -Dstage=4");
    }

    @Test
    @DisplayName("to grade again what the kit failed to judge")
    void notJudged() {
        NextStep next = NextStep.of(Sample.unfinished("ours"), ReportLanguage.ENGLISH);

        assertThat(next.title()).isEqualTo("Grade stage 1 (Context cap) again");
        assertThat(next.file()).isEmpty();
    }

    @Test
    @DisplayName("nothing, if every check passed")
    void nothing() {
        NextStep next = NextStep.of(Sample.failing("ada", "Ada", Set.of()), ReportLanguage.ENGLISH);

        assertThat(next.title()).isEqualTo("Nothing: every check passed");
        assertThat(next.command()).isEmpty();
    }

    /** Made-up results in which the first stage that asks for something has this verdict. */
    private static Results first(StageVerdict verdict) {
        return MadeUpClass.of(100).stream()
                .filter(results -> results.stages().stream()
                        .filter(stage -> stage.verdict() != StageVerdict.PASSED
                                && stage.verdict() != StageVerdict.UNTOUCHED
                                && stage.verdict() != StageVerdict.MISSING)
                        .findFirst()
                        .filter(stage -> stage.verdict() == verdict)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
