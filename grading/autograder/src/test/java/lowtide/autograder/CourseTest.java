package lowtide.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageSuites;
import lowtide.course.Check;
import lowtide.course.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Catalogue, suites, exercises, solutions and their READMEs match one to one. */
class CourseTest {

    private static final int MOST_CODE_LINES = 100;

    static Stream<Stage> stages() {
        return Kit.STAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theSuiteHasExactlyTheChecksOfTheCatalogue(Stage stage) {
        assertThat(Arrays.stream(StageSuites.of(stage).getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(GradedCheck.class))
                        .map(method -> method.getAnnotation(GradedCheck.class).value()))
                .containsExactlyInAnyOrderElementsOf(
                        stage.checks().stream().map(Check::id).toList());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theReadmeTellsEveryCheckWithItsPointsAndHints(Stage stage) throws IOException {
        String readme =
                unwrapped(Files.readString(Kit.EXERCISES.resolve(stage.folder()).resolve("README.md")));

        assertThat(readme).contains("mvn verify -Dstage=" + stage.number());
        for (Check item : stage.checks()) {
            assertThat(readme).contains(unwrapped(item.title()));
            assertThat(item.hints()).allSatisfy(hint -> assertThat(readme).contains(unwrapped(hint)));
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theStarterHasItsTodoAndTheSolutionHasNone(Stage stage) throws IOException {
        assertThat(Files.readString(Kit.agent(Kit.EXERCISES, stage))).contains("TODO");
        assertThat(Files.readString(Kit.agent(Kit.SOLUTIONS, stage))).doesNotContain("TODO");
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theAgentIsShortEnoughToSeeWhole(Stage stage) throws IOException {
        for (Path submission : List.of(Kit.EXERCISES, Kit.SOLUTIONS)) {
            assertThat(Files.readAllLines(Kit.agent(submission, stage)).stream()
                            .map(String::strip)
                            .filter(line ->
                                    !line.isEmpty() && !line.startsWith("import ") && !line.matches("(//|/?\\*).*")))
                    .hasSizeLessThan(MOST_CODE_LINES);
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void exerciseAndSolutionHaveTheSameFiles(Stage stage) throws IOException {
        assertThat(sources(Kit.EXERCISES.resolve(stage.folder())))
                .isEqualTo(sources(Kit.SOLUTIONS.resolve(stage.folder())));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theGivenFilesAreTheSameInExerciseAndSolution(Stage stage) throws IOException {
        Path exercise = Kit.EXERCISES.resolve(stage.folder());
        Path solution = Kit.SOLUTIONS.resolve(stage.folder());
        for (String given : sources(exercise)) {
            if (!given.endsWith("WellnessAgent.java")) {
                assertThat(exercise.resolve(given)).hasSameTextualContentAs(solution.resolve(given));
            }
        }
    }

    private static List<String> sources(Path stage) throws IOException {
        try (Stream<Path> files = Files.walk(stage.resolve("src"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> stage.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String unwrapped(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
