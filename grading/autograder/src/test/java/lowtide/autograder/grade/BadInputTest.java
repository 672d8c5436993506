package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import lowtide.agent.control.process.Limits;
import lowtide.autograder.Kit;
import lowtide.autograder.report.ScorecardText;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;
import lowtide.course.Finding;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mistake is named where it is, and costs its own stage only. What agents do that hang, exhaust something or end their
 * process is in {@code RedTeamTest}; what is wrong with files and folders is tested where submissions are read.
 */
class BadInputTest {

    private static final long SEED = 7;
    private static final Stage STAGE = Kit.stage(1);

    /** Threads of the grader that serve one check or one process of an agent. */
    private static final int MANY_THREADS = 1_000;

    /** Longer than it takes to end threads on a busy machine. */
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Short, so that the test does not wait for agents that never return. */
    private static final GradingLimits LIMITS = new GradingLimits(
            new Limits(Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofSeconds(8)),
            GradingLimits.USUAL.compiler());

    private static Autograder autograder;

    @TempDir
    Path temporary;

    private Path submission;

    @BeforeAll
    static void start() {
        autograder = new Autograder();
    }

    @AfterAll
    static void stop() {
        autograder.close();
    }

    @BeforeEach
    void aSolvedStage() throws IOException {
        submission = Files.createDirectory(temporary.resolve("a folder's name"));
        Kit.copySources(Kit.SOLUTIONS, submission, STAGE);
    }

    @Test
    void aFileThatDoesNotCompileIsNamedWithItsLine() throws IOException {
        change(STAGE, "return reply.text();", "return reply.text()");

        StageResult result = graded();

        assertThat(result.verdict()).isEqualTo(StageVerdict.DOES_NOT_COMPILE);
        assertThat(result.reason()).matches("WellnessAgent\\.java:\\d+ ';' expected");
        assertThat(result.compileErrors())
                .singleElement()
                .satisfies(
                        error -> assertThat(submission.resolve(error.file())).isEqualTo(Kit.agent(submission, STAGE)));
    }

    @Test
    void aSignatureThatDiffersIsNamedWithWhatWasFound() throws IOException {
        change(STAGE, "public int historySize()", "public long historySize()");

        CheckResult check = check(graded(), "1D");

        assertThat(check.verdict()).isEqualTo(CheckVerdict.FAILED);
        assertThat(check.outcome().finding().seen())
                .isEqualTo("Expected public int historySize() in lowtide.contextcap.WellnessAgent;"
                        + " found public long historySize().");
    }

    @Test
    void anExceptionInTheConstructorIsQuotedWithItsLine() throws IOException {
        change(STAGE, "this.model = model;", "this.model = model; throw new IllegalStateException(\"no coffee\");");

        StageResult result = graded();

        assertThat(result.verdict()).isEqualTo(StageVerdict.FAILED);
        assertThat(check(result, "1A").outcome().finding().seen())
                .matches("new WellnessAgent\\(\\.\\.\\.\\) threw IllegalStateException at"
                        + " WellnessAgent\\.<init>\\(WellnessAgent\\.java:\\d+\\): no coffee\\.");
    }

    @Test
    void anExceptionInACallComesWithItsArgumentItsLineAndWhatWasPrinted() throws IOException {
        change(
                STAGE,
                "return reply.text();",
                "System.out.println(\"turn \" + historySize()); if (historySize() > 12) throw new"
                        + " IllegalStateException(\"no coffee\"); $0");

        Finding finding = check(graded(), "1A").outcome().finding();

        assertThat(finding.seen())
                .matches("chat\\(\"I ate a \\w+\"\\) threw IllegalStateException at"
                        + " WellnessAgent\\.chat\\(WellnessAgent\\.java:\\d+\\): no coffee\\.");
        assertThat(finding.expected()).isEqualTo("an answer.");
        assertThat(finding.printed())
                .containsExactly("(2 earlier lines)", "turn 6", "turn 8", "turn 10", "turn 12", "turn 14");
    }

    @Test
    void aRequestThatGeminiRefusesIsExplainedWithItsAnswer() throws IOException {
        change(STAGE, "model.chat(history)", "model.chat(java.util.List.of(reply(\"?\")))");
        change(
                STAGE,
                "public int historySize",
                "private dev.langchain4j.data.message.ChatMessage reply(String text) {"
                        + " return dev.langchain4j.data.message.AiMessage.from(text); } $0");

        Finding finding = check(graded(), "1A").outcome().finding();

        assertThat(finding.seen())
                .matches("Gemini refused what chat\\(\"I ate a \\w+\"\\) sent: 400 INVALID_ARGUMENT, \".+\"\\."
                        + " The call threw \\w+ at WellnessAgent\\.chat\\(WellnessAgent\\.java:\\d+\\)\\.");
        assertThat(finding.expected()).isEqualTo("a request that Gemini accepts.");
    }

    @Test
    void everyStageGetsItsOwnVerdict() throws IOException {
        Stage hanging = Kit.stage(2);
        Stage missing = Kit.stage(3);
        Stage untouched = Kit.stage(4);
        Stage broken = Kit.stage(5);
        Kit.copySources(Kit.SOLUTIONS, submission, hanging);
        change(hanging, "public String chat(String userId, String message) {", "$0 while (model != null) { }");
        Kit.copySources(Kit.EXERCISES, submission, untouched);
        Kit.copySources(Kit.SOLUTIONS, submission, broken);
        change(broken, "return", "retrun");

        Scorecard scorecard = autograder.grade(
                new Submission(submission), List.of(hanging, missing, STAGE, untouched, broken), SEED, LIMITS);

        assertThat(scorecard.stages())
                .extracting(StageResult::verdict)
                .containsExactly(
                        StageVerdict.TIMED_OUT,
                        StageVerdict.MISSING,
                        StageVerdict.PASSED,
                        StageVerdict.UNTOUCHED,
                        StageVerdict.DOES_NOT_COMPILE);
        assertThat(scorecard.points()).isEqualTo(STAGE.points());
        assertThat(ScorecardText.lines(scorecard, ReportLanguage.ENGLISH, "it", "results.json"))
                .hasSizeLessThanOrEqualTo(15)
                .anyMatch(line -> line.contains(firstCheck(hanging) + " chat(...) did not return. The call was chat(\"")
                        && line.contains("The code was at WellnessAgent.chat(WellnessAgent.java:"))
                .anyMatch(line -> line.endsWith("UNTOUCHED " + Kit.agent(Path.of("it"), untouched)))
                .anyMatch(line -> line.contains(firstCheck(untouched) + " "))
                .anyMatch(line -> line.contains("WellnessAgent.java:"));
    }

    @Test
    void aTimedOutCheckLeavesNoThreadRunning() throws Exception {
        change(STAGE, "history.add(UserMessage.from(message));", "while (model != null) { }");

        // A thread inherits the group of the one that starts it, so this leaves out the threads of other tests.
        ThreadGroup grading = new ThreadGroup("grading");
        FutureTask<StageVerdict> verdict = new FutureTask<>(() -> graded().verdict());
        new Thread(grading, verdict).start();

        assertThat(verdict.get()).isEqualTo(StageVerdict.TIMED_OUT);
        Thread[] threads = new Thread[MANY_THREADS];
        int running = grading.enumerate(threads);
        for (Thread thread : Arrays.copyOf(threads, running)) {
            thread.join(LONG.toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static String firstCheck(Stage stage) {
        return stage.checks().get(0).id();
    }

    /** Replaces a text in the agent of a stage; {@code $0} stands for it in the new text. */
    private void change(Stage stage, String before, String after) throws IOException {
        Path file = Kit.agent(submission, stage);
        String source = Files.readString(file);
        String changed = source.replaceAll(Pattern.quote(before), after);
        assertThat(changed).isNotEqualTo(source);
        Files.writeString(file, changed);
    }

    private StageResult graded() {
        return autograder
                .grade(new Submission(submission), List.of(STAGE), SEED, LIMITS)
                .stages()
                .get(0);
    }

    private static CheckResult check(StageResult result, String id) {
        return result.checks().stream()
                .filter(check -> check.check().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
