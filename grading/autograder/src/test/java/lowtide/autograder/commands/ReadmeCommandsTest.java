package lowtide.autograder.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.autograder.batch.LightClass;
import lowtide.course.Stage;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every command of every README and TEACHING.md works as printed; {@code readme-commands.yml} lists what they print. The commands that grade
 * one stage differ in its number only, so that of the first stage is run for all. What a stage's starter and solution get is
 * tested in {@code SolutionsAndStartersTest}.
 */
@ExtendWith(SharedKitCopy.class)
class ReadmeCommandsTest {

    private static final String THIS_RUN = "mvn -B verify -Pkit";
    private static final String SOLUTIONS = "mvn verify -Dsubmission=solutions -Drequire=100";
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^(?:(?:mvn|java|diff) (?!.* median )|exercises/lab)[^\\n]*$|`(mvn [^`\\n]*)`");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final List<Stage> STAGES = Kit.STAGES;
    private static final List<Expected> EXPECTED = expected();

    /** A class of two for the commands that grade one. */
    @BeforeAll
    static void deliver(KitCopy kit) throws IOException, InterruptedException {
        Kit.copySources(Kit.SOLUTIONS, kit.folder().resolve("submissions/ada"), Kit.stage(1));
        Kit.copySources(Kit.EXERCISES, kit.folder().resolve("submissions/dan"), Kit.stage(1));
        writeExamples(
                kit.folder().resolve("grading/README.md"),
                kit.folder().resolve("rubric.yml"),
                kit.folder().resolve("adjust.yml"));
        gradeTheSolutionsOfLabOne(kit);
    }

    /** Makes the lab forget the language, because other tests use the same copy. */
    @AfterAll
    static void forgetTheLanguage(KitCopy kit) throws IOException {
        PathUtils.deleteDirectory(kit.folder().resolve("exercises/.lab"));
    }

    /** Writes the example files of a page. */
    private static void writeExamples(Path readme, Path... files) throws IOException {
        Matcher matcher = YAML.matcher(Files.readString(readme));
        for (Path file : files) {
            assertThat(matcher.find()).as(file.toString()).isTrue();
            Files.writeString(file, matcher.group(1));
        }
    }

    /** Runs the command that grades all solutions while those of the other labs are not there, which takes less time. */
    private static void gradeTheSolutionsOfLabOne(KitCopy kit) throws IOException, InterruptedException {
        Path solutions = kit.folder().resolve("solutions");
        List<Stage> others = STAGES.stream()
                .filter(stage -> stage.lab() > 1 && !stage.isDocument())
                .toList();
        for (Stage stage : others) {
            PathUtils.deleteDirectory(solutions.resolve(stage.folder()).resolve("src/main/java"));
        }
        kit.run(SOLUTIONS);
        for (Stage stage : others) {
            Kit.copySources(Kit.SOLUTIONS, solutions, stage);
        }
    }

    @Test
    void everyCommandOfEveryReadmeIsTested(KitCopy kit) throws IOException {
        Set<String> printed = new TreeSet<>();
        try (Stream<Path> files = Files.walk(kit.folder())) {
            for (Path readme : files.filter(
                            path -> path.getFileName().toString().matches("README(\\.[a-z]+)?\\.md|TEACHING\\.md"))
                    .toList()) {
                Matcher matcher = COMMAND.matcher(Files.readString(readme));
                while (matcher.find()) {
                    printed.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
                }
            }
        }
        Set<String> tested = new TreeSet<>(
                List.of(THIS_RUN, SimilarityTest.COMMAND, PostgresCommandTest.COMMAND, StudentBundleTest.COMMAND));
        tested.addAll(ServerCommandsTest.COMMANDS);
        STAGES.forEach(stage -> tested.add(ofStage(stage)));
        EXPECTED.forEach(each -> tested.add(each.command()));
        assertThat(printed).isEqualTo(tested);
    }

    @Test
    void theReadmeOfAStageHasTheCommandThatGradesIt() {
        assertThat(STAGES)
                .allSatisfy(stage -> assertThat(
                                Kit.EXERCISES.resolve(stage.folder()).resolve("README.md"))
                        .content()
                        .containsOnlyOnce("mvn -q verify -Dstage=")
                        .contains("\n" + ofStage(stage) + "\n"));
    }

    @TestFactory
    Stream<DynamicTest> aCommandPrintsWhatItPromises(KitCopy kit) {
        return EXPECTED.stream()
                .map(each -> DynamicTest.dynamicTest(each.command(), () -> {
                    CommandOutput output = kit.run(each.command());
                    assertThat(output.text()).contains(each.prints());
                    assertThat(output.exitCode()).as(output.text()).isEqualTo(each.exitCode());
                }));
    }

    @Test
    void theShardsMergeToTheBytesOfOneRun(KitCopy kit) throws IOException, InterruptedException {
        for (Expected each : EXPECTED) {
            if (each.command().contains(" class ") || each.command().contains(" merge ")) {
                kit.run(each.command()).succeeded();
            }
        }

        assertThat(LightClass.output(kit.folder().resolve("merged")))
                .isEqualTo(LightClass.output(kit.folder().resolve("graded")));
    }

    private static String ofStage(Stage stage) {
        return "mvn -q verify -Dstage=" + stage.number();
    }

    private static List<Expected> expected() {
        try (InputStream file = ReadmeCommandsTest.class.getResourceAsStream("readme-commands.yml")) {
            return List.of(new JsonMapper(new YAMLFactory()).readValue(file, Expected[].class));
        } catch (IOException failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }

    /** A command, parts of what it prints, and what it ends with. */
    private record Expected(String command, List<String> prints, int exitCode) {

        Expected {
            int points = STAGES.stream()
                    .filter(stage -> stage.lab() == 1)
                    .mapToInt(Stage::points)
                    .sum();
            prints = prints.stream()
                    .map(text -> text.replace("{points}", String.valueOf(points))
                            .replace(
                                    "{stage points}",
                                    String.valueOf(Kit.stage(1).points())))
                    .toList();
        }
    }
}
