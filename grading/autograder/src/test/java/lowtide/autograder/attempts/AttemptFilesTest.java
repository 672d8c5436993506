package lowtide.autograder.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.course.Check;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored in {@code grading/attempts} is complete, and every diff applies to its solution. */
class AttemptFilesTest {

    @TempDir
    Path temporary;

    static Stream<StageAttempts> stages() {
        return StageAttempts.all().stream();
    }

    @TestFactory
    Stream<DynamicTest> everyDiffApplies() {
        return stages().flatMap(StageAttempts::everyOne)
                .filter(Attempt::isDiff)
                .map(attempt -> DynamicTest.dynamicTest(attempt.title(), () -> {
                    Path submission = temporary.resolve(attempt.stage().number() + "-" + attempt.name());
                    attempt.writeTo(submission);

                    assertThat(Files.readString(Kit.agent(submission, attempt.stage())))
                            .isNotEqualTo(Files.readString(Kit.agent(Kit.SOLUTIONS, attempt.stage())));
                }));
    }

    @Test
    void everyStageHasAttempts() {
        assertThat(Kit.STAGES)
                .allSatisfy(stage -> assertThat(StageAttempts.manifest(stage)).exists());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyStageHasSixWrongAttemptsAndTwoStrangers(StageAttempts attempts) {
        assertThat(attempts.wrong()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(attempts.strangers()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyCheckIsFailedByAnAttempt(StageAttempts attempts) {
        List<String> checks = attempts.stage().checks().stream().map(Check::id).toList();

        assertThat(attempts.wrong().stream()
                        .flatMap(attempt -> attempt.fails().stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(checks);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyFileIsInTheManifest(StageAttempts attempts) throws IOException {
        try (Stream<Path> files = Files.list(StageAttempts.folder(attempts.stage()))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(".yml") && !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(attempts.everyOne()
                            .map(attempt -> attempt.isDiff() ? attempt.name() + ".diff" : attempt.name())
                            .toList());
        }
    }
}
