package lowtide.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import lowtide.checks.language.StudentTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradingReminderTest {

    private static final Path KIT = Path.of("/home/ada/my lab@home");
    private static final Path STAGE = KIT.resolve("exercises/01-context-cap");
    private static final Path GRADER = KIT.resolve("grading/autograder");
    private static final String ONLY_STAGE = modules(KIT, STAGE);
    private static final StudentTexts ENGLISH = StudentTexts.in(Locale.ENGLISH);
    private static final String ALL = modules(KIT, STAGE, GRADER);

    @Test
    void aBuildThatEndsWithAStageNamesTheCommandThatGradesIt() {
        assertThat(GradingReminder.reminder(KIT, STAGE, "goals [verify]", ONLY_STAGE, ENGLISH))
                .hasValue(
                        "Nothing was graded, and no exercise was compiled. To do both, type mvn -q verify -Dstage=1 in "
                                + KIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compile", "test", "clean, package"})
    void aBuildThatEndsBeforeTheGraderRunsNamesTheCommandThatGradesAll(String goals) {
        assertThat(GradingReminder.reminder(KIT, GRADER, "goals [" + goals + "]", ALL, ENGLISH))
                .hasValueSatisfying(line -> assertThat(line).contains("type mvn verify, or mvn -q verify -Dstage=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "clean, verify", "install", "deploy"})
    void aBuildThatGradesPrintsNothing(String goals) {
        assertThat(GradingReminder.reminder(KIT, GRADER, "goals [" + goals + "]", ALL, ENGLISH))
                .isEmpty();
    }

    @Test
    void onlyTheLastModulePrintsIt() {
        assertThat(GradingReminder.reminder(KIT, STAGE, "goals [test]", ALL, ENGLISH))
                .isEmpty();
    }

    @Test
    void itIsInTheLanguageThatTheStudentHasChosen() {
        assertThat(GradingReminder.reminder(KIT, STAGE, "goals [test]", ONLY_STAGE, StudentTexts.in(Locale.GERMAN)))
                .hasValue("Es wurde nichts bewertet und keine Übung kompiliert. Beides macht "
                        + "mvn -q verify -Dstage=1 in " + KIT);
    }

    private static String modules(Path... folders) {
        StringBuilder modules = new StringBuilder("modules [");
        for (Path folder : folders) {
            modules.append(modules.indexOf("@") < 0 ? "" : ", ")
                    .append("MavenProject: lowtide:lowtide:1.0.0 @ ")
                    .append(folder.resolve("pom.xml"));
        }
        return modules.append("]").toString();
    }
}
