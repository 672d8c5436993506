package lowtide.autograder.redteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lowtide.autograder.TwoGraders;
import lowtide.course.CheckVerdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every attack of {@code grading/redteam} gets exactly the verdict its manifest names, gains nothing and does no harm. */
@Execution(ExecutionMode.CONCURRENT) // beside the other classes, which run one after the other
class RedTeamTest {

    /** The longest text about one check; characters. */
    private static final int LONGEST_TEXT = 1_500;

    /** Control characters, and characters that reorder or break a line. */
    private static final String UNPRINTABLE =
            "(?s).*[\\p{Cntrl}\\x{80}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\p{Cs}].*";

    private static final List<Attack> ATTACKS = Attack.all();

    private static TwoGraders<AttackGrader> graders;

    @TempDir
    static Path temporary;

    @BeforeAll
    static void start() {
        graders = new TwoGraders<>(AttackGrader::new);
    }

    @AfterAll
    static void stop() throws Exception {
        graders.close();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> everyAttackGetsItsVerdictAndNothingElse() {
        return ATTACKS.stream()
                .filter(Attack::isWanted)
                .map(attack -> DynamicTest.dynamicTest(attack.title(), () -> {
                    if (attack.needsSealing()) {
                        assumeTrue(graders.sandbox.isSealed(), "processes are not sealed here");
                    }
                    Path submission = temporary.resolve(attack.name());
                    attack.writeTo(submission);
                    Grading grading =
                            graders.grade(grader -> Grading.of(attack, submission, grader), Grading::kitFailed);
                    AttackResult result = grading.attack();
                    assertVerdict(result, attack);
                    grading.neighbour().ifPresent(RedTeamTest::assertFullMarks);
                    assertReadable(result);
                    assertThat(Leftovers.files()).as("files left behind").isEmpty();
                    assertThat(Leftovers.processes(attack))
                            .as("processes left behind")
                            .isEmpty();
                }));
    }

    private static void assertVerdict(AttackResult result, Attack attack) {
        assertThat(result.seen(CheckVerdict.KIT_ERROR))
                .as("the kit's own errors")
                .isEmpty();
        assertThat(result.verdict()).as("verdict; " + result).isEqualTo(attack.verdict());
        if (result.examined()) {
            assertThat(result.seen(CheckVerdict.FAILED)).as("failed").containsOnlyKeys(attack.fails());
            assertThat(result.seen(CheckVerdict.NOT_REACHED)).as("not reached").containsOnlyKeys(attack.notReached());
        }
        assertThat(result.points()).as("points").isEqualTo(attack.points());
        if (attack.says() != null) {
            assertThat(result.texts())
                    .as("texts")
                    .anySatisfy(text -> assertThat(text).containsPattern(attack.says()));
        }
    }

    private static void assertFullMarks(AttackResult honest) {
        assertThat(honest.seen(CheckVerdict.FAILED))
                .as("failed by the next student")
                .isEmpty();
        assertThat(honest.points()).as("points of the next student").isEqualTo(20);
    }

    private static void assertReadable(AttackResult result) {
        assertThat(result.texts()).as("stolen").noneMatch(text -> text.contains("STOLEN"));
        assertThat(result.texts()).as("too long").allMatch(text -> text.length() <= LONGEST_TEXT);
        assertThat(result.texts()).as("unprintable").noneMatch(text -> text.matches(UNPRINTABLE));
    }

    @Test
    void everyFileIsInTheManifestAndEveryAttackHasItsFiles() throws IOException {
        try (Stream<Path> files = Files.list(Attack.FOLDER)) {
            assertThat(files.filter(file ->
                                    Files.isDirectory(file) || file.toString().endsWith(".diff"))
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ATTACKS.stream()
                            .filter(attack -> attack.made() == null)
                            .map(attack -> attack.isDiff() ? attack.name() + ".diff" : attack.name())
                            .toList());
        }
    }

    @Test
    void noNameIsUsedTwice() {
        assertThat(ATTACKS.stream().map(Attack::name)).doesNotHaveDuplicates();
    }

    @Test
    void whereTheKitIsBuiltProcessesAreSealed() {
        assumeTrue(
                "true".equals(System.getenv("CI"))
                        && System.getProperty("os.name").equals("Linux"),
                "a developer's machine may do without");

        assertThat(graders.sandbox.whyNotSealed()).isEmpty();
    }
}
