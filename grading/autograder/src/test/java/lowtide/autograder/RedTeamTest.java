package lowtide.autograder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.cli.Main;
import lowtide.autograder.grade.Autograder;
import lowtide.autograder.grade.StageResult;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every attack of {@code grading/redteam} gets exactly the verdict its manifest names, gains nothing and harms nobody. */
class RedTeamTest {

    private static final long SEED = 42;

    /** What attacks call the files they write and the processes they start. */
    private static final String CANARY = "lowtide-redteam-canary";

    /** More than this nobody reads of one check; characters. */
    private static final int LONGEST_TEXT = 1_500;

    /** Less than what attacks start would run for. */
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    private static final Duration STAGE_LIMIT = Duration.ofSeconds(90);

    /** What mvn verify gives the grader. */
    private static final String SMALL_HEAP = "-Xmx192m";

    private static final List<Attack> ATTACKS = Attack.all();

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
    Stream<DynamicTest> everyAttackGetsItsVerdictAndNothingElse() {
        List<String> wanted = List.of(System.getProperty("attack", "").split(","));
        return ATTACKS.stream()
                .filter(attack -> wanted.contains("") || wanted.contains(attack.name()))
                .map(attack -> DynamicTest.dynamicTest(attack.title(), () -> {
                    if (attack.needsSealing()) {
                        assumeTrue(graders.sandbox.isSealed(), "processes are not sealed here");
                    }
                    Path submission = attack.deliver(temporary.resolve(attack.name()));
                    Outcome outcome =
                            attack.smallHeap() ? gradedInASmallHeap(attack, submission) : graded(attack, submission);

                    assertThat(outcome.lost(CheckVerdict.KIT_ERROR))
                            .as("the kit's own errors")
                            .isEmpty();
                    assertThat(outcome.verdict()).as("verdict; " + outcome).isEqualTo(attack.verdict());
                    if (outcome.examined()) {
                        assertThat(outcome.lost(CheckVerdict.FAILED)).as("lost").containsOnlyKeys(attack.loses());
                        assertThat(outcome.lost(CheckVerdict.NOT_REACHED))
                                .as("not reached")
                                .containsOnlyKeys(attack.notReached());
                    }
                    assertThat(outcome.points()).as("points").isEqualTo(attack.points());
                    if (attack.says() != null) {
                        assertThat(outcome.texts())
                                .as("what it says")
                                .anySatisfy(text -> assertThat(text).containsPattern(attack.says()));
                    }
                    assertThat(outcome.texts()).as("what it stole").noneMatch(text -> text.contains("STOLEN"));
                    assertThat(outcome.texts())
                            .as("too long to be read")
                            .allMatch(text -> text.length() <= LONGEST_TEXT);
                    assertThat(outcome.texts())
                            .as("characters that do something to the reader's terminal")
                            .noneMatch(
                                    text -> text.matches(
                                            "(?s).*[\\p{Cntrl}\\x{80}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\p{Cs}].*"));
                    assertThat(filesLeftBehind()).as("files it wrote").isEmpty();
                    assertThat(processesLeftBehind(attack))
                            .as("processes it started")
                            .isEmpty();
                }));
    }

    @Test
    void everyFolderIsInTheManifestAndEveryAttackHasItsFolder() throws IOException {
        try (Stream<Path> folders = Files.list(Attack.FOLDER)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ATTACKS.stream()
                            .filter(attack -> attack.made() == null)
                            .map(Attack::name)
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

    private static Outcome graded(Attack attack, Path submission) throws InterruptedException {
        if (attack.patience() > 0) {
            try (Autograder impatient = new Autograder(Duration.ofSeconds(attack.patience()), STAGE_LIMIT)) {
                return graded(attack, submission, impatient);
            }
        }
        return graders.lend(autograder -> graded(attack, submission, autograder));
    }

    private static Outcome graded(Attack attack, Path submission, Autograder autograder) {
        Outcome outcome = Outcome.of(autograder
                .grade(new Submission(submission), List.of(attack.stageOfRubric()), SEED)
                .stages()
                .get(0));
        if (attack.neighbour()) {
            StageResult honest = autograder
                    .grade(new Submission(Kit.SOLUTIONS), List.of(attack.stageOfRubric()), SEED)
                    .stages()
                    .get(0);
            assertThat(Outcome.of(honest).lost(CheckVerdict.FAILED))
                    .as("lost by the next student")
                    .isEmpty();
            assertThat(honest.points()).as("points of the next student").isEqualTo(20);
        }
        return outcome;
    }

    private static Outcome gradedInASmallHeap(Attack attack, Path submission) throws IOException, InterruptedException {
        Path out = submission.resolveSibling(attack.name() + "-out");
        Path output = submission.resolveSibling(attack.name() + "-output.txt");
        Process grader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SMALL_HEAP,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "grade",
                        "--stage=" + attack.stage(),
                        "--seed=" + SEED,
                        "--out=" + out,
                        submission.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = grader.waitFor(STAGE_LIMIT.toSeconds() * 2, TimeUnit.SECONDS);
        grader.descendants().forEach(ProcessHandle::destroyForcibly);
        grader.destroyForcibly();
        assertThat(ended).as("the grader came to an end").isTrue();
        assertThat(out.resolve("results.json"))
                .as("what the grader left behind; it said: " + Files.readString(output))
                .exists();
        assertThat(Files.readString(output)).doesNotContain("OutOfMemoryError");
        return Outcome.of(new JsonMapper().readTree(out.resolve("results.json").toFile()));
    }

    private static TreeSet<String> filesLeftBehind() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        for (String folder : List.of(
                System.getProperty("java.io.tmpdir"),
                System.getProperty("user.home"),
                System.getProperty("user.dir"),
                Kit.ROOT.toString(),
                "/tmp",
                "/var/tmp",
                "/dev/shm")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> files = Files.list(Path.of(folder))) {
                    files.map(Path::toString)
                            .filter(file ->
                                    file.contains(CANARY) || file.contains("hs_err_pid") || file.endsWith("/core"))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static List<String> processesLeftBehind(Attack attack) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(CANARY + "-" + attack.name()))
                .filter(RedTeamTest::runsOn)
                .map(process -> process.info().commandLine().orElse("a process without a name"))
                .toList();
    }

    /** Whether it is not just about to end, like one that was killed a moment ago, or one of another run on this machine. */
    private static boolean runsOn(ProcessHandle process) {
        try {
            process.onExit().get(FAREWELL.toSeconds(), TimeUnit.SECONDS);
            return false;
        } catch (TimeoutException stays) {
            return true;
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What became of the one stage that was graded. */
    private record Outcome(
            StageVerdict verdict,
            int points,
            Map<String, CheckVerdict> checks,
            Map<String, String> seen,
            List<String> texts) {

        static Outcome of(StageResult stage) {
            Map<String, CheckVerdict> checks = new LinkedHashMap<>();
            Map<String, String> seen = new LinkedHashMap<>();
            stage.checks().forEach(check -> {
                checks.put(check.check().id(), check.verdict());
                seen.put(check.check().id(), check.outcome().finding().seen());
            });
            return new Outcome(
                    stage.verdict(),
                    stage.points(),
                    checks,
                    seen,
                    Stream.concat(
                                    Stream.concat(
                                            Stream.of(stage.reason()),
                                            stage.compileErrors().stream().map(error -> error.describe())),
                                    stage.checks().stream()
                                            .flatMap(check -> Stream.of(
                                                    check.outcome().finding().seen(),
                                                    check.outcome().finding().expected())))
                            .toList());
        }

        static Outcome of(JsonNode results) {
            JsonNode stage = results.get("stages").get(0);
            Map<String, CheckVerdict> checks = new LinkedHashMap<>();
            Map<String, String> seen = new LinkedHashMap<>();
            stage.get("checks").forEach(check -> {
                checks.put(
                        check.get("id").asText(),
                        CheckVerdict.valueOf(check.get("verdict").asText()));
                seen.put(check.get("id").asText(), check.path("seen").asText());
            });
            return new Outcome(
                    StageVerdict.valueOf(stage.get("verdict").asText()),
                    stage.get("points").asInt(),
                    checks,
                    seen,
                    List.copyOf(seen.values()));
        }

        boolean examined() {
            return verdict.compareTo(StageVerdict.MISSING) < 0;
        }

        /** The checks with this verdict and what was seen, so that a failing test says why. */
        Map<String, String> lost(CheckVerdict which) {
            return checks.entrySet().stream()
                    .filter(check -> check.getValue() == which)
                    .collect(Collectors.toMap(Map.Entry::getKey, check -> seen.get(check.getKey())));
        }
    }
}
