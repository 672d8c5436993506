package lowtide.desk.cli;

import static lowtide.desk.Sample.FIRST;
import static lowtide.desk.Sample.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import lowtide.course.Course;
import lowtide.desk.Sample;
import lowtide.desk.TestScreen;
import lowtide.desk.exercise.ExerciseFolder;
import lowtide.desk.language.LanguageOption;
import lowtide.desk.language.Messages;
import lowtide.desk.state.StateFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {

    @TempDir
    private Path temporary;

    private ExerciseFolder folder;
    private Sample.Examiner examiner = new Sample.Examiner(Sample.result(FIRST, "1B"));
    private String input = "";
    private String text = "";

    @BeforeEach
    void kit() throws IOException {
        folder = Sample.kit(temporary);
    }

    @Test
    void checkGivesTheVerdictOfOneStage() {
        assertThat(lab("check", "2")).isZero();

        assertThat(examiner.examined).containsExactly(SECOND);
        assertThat(text).contains("1B failed: The newest messages are kept");
    }

    @Test
    void withoutAStageTheOneThatWasEditedLastIsChecked() throws IOException {
        edit(SECOND.folder());

        lab("check");

        assertThat(examiner.examined).containsExactly(SECOND);
    }

    @Test
    void hintsComeOneByOne() {
        lab("hint", "1b");
        assertThat(text).contains("Hint 1 of 3").doesNotContain("Hint 2 of 3");
        lab("hint", "1B");
        lab("hint", "1B");
        assertThat(text).contains("Hint 3 of 3").doesNotContain("There are no more");
        lab("hint", "1B");
        assertThat(text).contains("There are no more. The solution: ./lab solution 1 --anyway");
    }

    @Test
    void theListGradesAStageOnceForTheSameSources() throws IOException {
        edit(FIRST.folder());

        lab("list");
        assertThat(text).contains(" 1 Context cap              [################----] 16/20  7 min");
        lab("list");

        assertThat(examiner.examined).containsExactly(FIRST);
        edit(FIRST.folder());
        lab("list");
        assertThat(examiner.examined).containsExactly(FIRST, FIRST);
    }

    @Test
    void theNextStageIsTheFirstFromTheCurrentOnThatHasNotPassed() throws IOException {
        lab("next");
        assertThat(text).contains("Stage 0: Scaling risks, about 12 minutes");

        edit(FIRST.folder());
        lab("next");
        assertThat(text).contains("Stage 1: Context cap");

        examiner = new Sample.Examiner(Sample.result(FIRST));
        edit(FIRST.folder());
        lab("next");
        assertThat(text).contains("Stage 2: User isolation");
    }

    @Test
    void theQuizIsThatOfAName() throws IOException {
        assertThat(lab("quiz", "--name", "Ada Lovelace")).isZero();
        String ofAda = text;
        assertThat(ofAda)
                .contains("The questions of Ada Lovelace", "180 users send 13 prompts a day each, for 30 days.");
        assertThat(lab("quiz", "--name", "Charles Babbage")).isZero();
        assertThat(text).contains("150 users send 9 prompts a day each, for 40 days.");

        Path answers = folder.agent(Sample.QUIZ);
        Files.createDirectories(answers.getParent());
        Files.writeString(answers, "name: ada lovelace\nmilestones: []\ndifference: TODO\nday: TODO\ncap: TODO\n");
        assertThat(lab("quiz")).isZero();
        assertThat(text).isEqualTo(ofAda.replace("Ada Lovelace", "ada lovelace"));
    }

    @Test
    void withoutANameTheQuizSaysWhereItBelongs() throws IOException {
        Path answers = folder.agent(Sample.QUIZ);
        Files.createDirectories(answers.getParent());
        Files.writeString(answers, "name: TODO\nmilestones: []\ndifference: TODO\nday: TODO\ncap: TODO\n");

        assertThat(lab("quiz")).isEqualTo(3);
        assertThat(text).contains("The name is still TODO. Write yours into exercises/17-milestones/answers.yml, or");

        Files.writeString(answers, "names: Ada\n");
        assertThat(lab("quiz")).isEqualTo(3);
        assertThat(text).contains("answers.yml, line 1: there is no key names");
    }

    @Test
    void theWireOfAFailedCheckIsShown() {
        lab("show", "1B");

        assertThat(text).contains("Request 21 carried 41 messages", "   1 user   I ate a pear");
    }

    @Test
    void resetAsksAndKeepsTheVersionBesideTheStarter() throws IOException {
        String starter = Files.readString(folder.agent(FIRST));
        edit(FIRST.folder());
        String mine = Files.readString(folder.agent(FIRST));

        assertThat(lab("reset", "1")).isEqualTo(3);
        assertThat(folder.agent(FIRST)).hasContent(mine);

        input = "y\n";
        assertThat(lab("reset", "1")).isZero();
        assertThat(folder.agent(FIRST)).hasContent(starter);
        Path kept = Path.of("exercises", FIRST.folder(), "my-version-1");
        assertThat(text).contains("Your version is in " + kept);
        assertThat(temporary.resolve(kept).resolve("lowtide/contextcap/WellnessAgent.java"))
                .hasContent(mine);
    }

    @Test
    void theSolutionIsForThoseWhoHaveAllPointsOrInsist() throws IOException {
        edit(FIRST.folder());

        assertThat(lab("solution", "1")).isEqualTo(3);
        assertThat(text)
                .contains("16 of 20 points", "./lab solution 1 --anyway")
                .doesNotContain("@@");
        assertThat(lab("solution", "1", "--anyway")).isZero();
        assertThat(text).contains("--- yours ", "+++ solution ", "@@", "-// edited");

        examiner = new Sample.Examiner(Sample.result(FIRST));
        edit(FIRST.folder());
        assertThat(lab("solution", "1")).isZero();
    }

    @Test
    void wrongNamesGetTheRightOnes() {
        assertThat(lab("check", "99")).isEqualTo(2);
        assertThat(text)
                .contains("There is no stage 99. The stages: 0 (Scaling risks), 1 (Context cap), 2 (User isolation)");
        assertThat(lab("hint", "1X")).isEqualTo(2);
        assertThat(text).contains("There is no check 1X. Those of stage 1: 1A, 1B, 1C, 1D, 1E, 1F.");
    }

    private void edit(String stageFolder) throws IOException {
        Path agent = stageFolder.equals(FIRST.folder()) ? folder.agent(FIRST) : folder.agent(SECOND);
        Files.writeString(agent, Files.readString(agent) + "// edited\n");
    }

    private int lab(String... arguments) {
        TestScreen screen = TestScreen.dumb(input);
        StringWriter err = new StringWriter();
        StateFile state = Sample.stateFile(temporary.resolve("exercises/.lab/state.json"));
        Locale language = LanguageOption.of(arguments, state.read(), Map.of());
        Desk desk = new Desk(
                folder,
                Messages.in(language),
                Course.shipped(language),
                state,
                screen.screen(),
                temporary,
                "./lab",
                repeatedly -> examiner);
        int exitCode = Lab.commandLine(desk).setErr(new PrintWriter(err, true)).execute(arguments);
        text = screen.text() + err;
        return exitCode;
    }
}
