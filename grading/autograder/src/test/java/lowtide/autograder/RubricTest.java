package lowtide.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lowtide.checks.Check;
import lowtide.checks.Rubric;
import lowtide.checks.Suites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifest, suites, exercises, solutions and their READMEs match one to one. */
class RubricTest {

    private static final int MOST_CODE_LINES = 100;
    private static final int LONGEST_TITLE = 75;

    static Stream<Rubric.Stage> stages() {
        return Kit.STAGES.stream();
    }

    @Test
    void thereAreFiveStagesAndAHundredPoints() {
        assertThat(Kit.STAGES).extracting(Rubric.Stage::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(Rubric.shipped().points()).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theSuiteHasExactlyTheChecksOfTheManifest(Rubric.Stage stage) {
        assertThat(Arrays.stream(Suites.forStage(stage.number()).getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Check.class))
                        .map(method -> method.getAnnotation(Check.class).value()))
                .containsExactlyInAnyOrderElementsOf(
                        stage.checks().stream().map(Rubric.Item::id).toList());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyCheckIsWholeAndNeedsOnlyEarlierOnes(Rubric.Stage stage) {
        assertThat(stage.points()).isEqualTo(20);
        assertThat(stage.minutes()).isBetween(4, 6);
        assertThat(stage.checks()).anyMatch(Rubric.Item::core);
        Set<String> earlier = new HashSet<>();
        for (Rubric.Item item : stage.checks()) {
            assertThat(item.id()).matches(stage.number() + "[A-Z]");
            assertThat(item.title()).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_TITLE);
            assertThat(item.points()).isPositive();
            assertThat(item.why()).isNotBlank();
            assertThat(item.hints())
                    .hasSize(3)
                    .allSatisfy(hint -> assertThat(hint).isNotBlank());
            assertThat(earlier).containsAll(item.needs());
            earlier.add(item.id());
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theReadmeTellsEveryCheckWithItsPointsAndHints(Rubric.Stage stage) throws IOException {
        String readme =
                unwrapped(Files.readString(Kit.EXERCISES.resolve(stage.folder()).resolve("README.md")));

        assertThat(readme).contains("mvn verify -Dstage=" + stage.number());
        for (Rubric.Item item : stage.checks()) {
            assertThat(readme).contains(unwrapped(item.title()));
            assertThat(item.hints()).allSatisfy(hint -> assertThat(readme).contains(unwrapped(hint)));
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theStarterHasItsTodoAndTheSolutionHasNone(Rubric.Stage stage) throws IOException {
        assertThat(Files.readString(Kit.agent(Kit.EXERCISES, stage))).contains("TODO");
        assertThat(Files.readString(Kit.agent(Kit.SOLUTIONS, stage))).doesNotContain("TODO");
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theAgentIsShortEnoughToSeeWhole(Rubric.Stage stage) throws IOException {
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
    void exerciseAndSolutionHaveTheSameFiles(Rubric.Stage stage) throws IOException {
        assertThat(sources(Kit.EXERCISES.resolve(stage.folder())))
                .isEqualTo(sources(Kit.SOLUTIONS.resolve(stage.folder())));
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
