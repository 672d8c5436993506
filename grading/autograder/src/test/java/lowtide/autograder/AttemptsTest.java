package lowtide.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.submission.Submission;
import lowtide.course.Check;
import lowtide.course.CheckVerdict;
import lowtide.course.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every wrong attempt of {@code grading/attempts} loses exactly the checks its manifest names; every stranger loses none. */
class AttemptsTest {

    private static final Path FOLDER = Kit.ROOT.resolve("grading/attempts");
    private static final Manifest MANIFEST = Manifest.read();

    private static TwoGraders graders;

    @TempDir
    static Path temporary;

    @BeforeAll
    static void start() {
        graders = new TwoGraders();
    }

    @AfterAll
    static void stop() {
        graders.close();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> wrongAttemptsLoseExactlyWhatTheyDeserve() {
        return MANIFEST.wrong().stream()
                .map(attempt -> DynamicTest.dynamicTest(attempt.title(), () -> {
                    StageResult result = grade(attempt);
                    assertThat(described(result, CheckVerdict.FAILED))
                            .as("lost")
                            .containsOnlyKeys(attempt.loses());
                    assertThat(described(result, CheckVerdict.NOT_REACHED))
                            .as("not reached")
                            .containsOnlyKeys(attempt.notReached());
                    assertThat(described(result, CheckVerdict.KIT_ERROR))
                            .as("the kit's own errors")
                            .isEmpty();
                }));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> strangersGetFullMarks() {
        return MANIFEST.strangers().stream()
                .map(attempt -> DynamicTest.dynamicTest(attempt.title(), () -> {
                    StageResult result = grade(attempt);
                    assertThat(described(result, CheckVerdict.FAILED)).isEmpty();
                    assertThat(result.points()).isEqualTo(20);
                }));
    }

    @Test
    void everyStageHasSixWrongAttemptsAndTwoStrangers() {
        for (Stage stage : Kit.STAGES) {
            assertThat(MANIFEST.wrong())
                    .filteredOn(attempt -> attempt.stage() == stage.number())
                    .hasSizeGreaterThanOrEqualTo(6);
            assertThat(MANIFEST.strangers())
                    .filteredOn(attempt -> attempt.stage() == stage.number())
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void everyCheckIsLostByAnAttempt() {
        assertThat(MANIFEST.wrong().stream()
                        .flatMap(attempt -> attempt.loses().stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Kit.STAGES.stream()
                        .flatMap(stage -> stage.checks().stream())
                        .map(Check::id)
                        .toList());
    }

    @Test
    void everyFolderIsInTheManifest() throws IOException {
        try (Stream<Path> folders = Files.walk(FOLDER, 2)) {
            assertThat(folders.filter(path -> path.getNameCount() == FOLDER.getNameCount() + 2)
                            .map(FOLDER::relativize))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    MANIFEST.wrong().stream(), MANIFEST.strangers().stream())
                            .map(attempt -> Path.of(attempt.stageOfRubric().folder(), attempt.name()))
                            .toList());
        }
    }

    private static StageResult grade(Attempt attempt) throws InterruptedException {
        Stage stage = attempt.stageOfRubric();
        Path submission = temporary.resolve(stage.number() + "-" + attempt.name());
        Kit.copyAttempt(stage, attempt.name(), submission);
        StageResult result = graders.lend(
                        autograder -> autograder.grade(new Submission(submission), List.of(stage), 42))
                .stages()
                .get(0);
        assertThat(result.reason()).as("why it was not examined").isEmpty();
        return result;
    }

    /** The checks with this verdict and what was seen, so that a failing test says why. */
    private static Map<String, String> described(StageResult result, CheckVerdict verdict) {
        return result.checks().stream()
                .filter(check -> check.verdict() == verdict)
                .collect(Collectors.toMap(
                        check -> check.check().id(),
                        check -> check.outcome().finding().seen()));
    }

    private record Manifest(List<Attempt> wrong, List<Attempt> strangers) {

        static Manifest read() {
            try {
                return new JsonMapper(new YAMLFactory())
                        .readValue(FOLDER.resolve("attempts.yml").toFile(), Manifest.class);
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
    }

    private record Attempt(
            int stage,
            String name,
            String mistake,
            String style,
            List<String> loses,
            @JsonProperty("not_reached") List<String> notReached) {

        Stage stageOfRubric() {
            return Kit.STAGES.get(stage - 1);
        }

        String title() {
            return stage + " " + name + ": " + (mistake == null ? style : mistake);
        }
    }
}
