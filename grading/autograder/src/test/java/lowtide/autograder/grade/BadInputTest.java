package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lowtide.autograder.Kit;
import lowtide.autograder.report.ScorecardText;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a submission gets that is no good answer, and never a lost scorecard. */
class BadInputTest {

    private static final long SEED = 7;
    private static final Stage CAP = Kit.STAGES.get(0);
    private static final String CHAT = "public String chat(String message) {";

    private static Autograder autograder;

    @TempDir
    Path temporary;

    private Path submission;

    @BeforeAll
    static void start() {
        autograder = new Autograder(Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    @AfterAll
    static void stop() {
        autograder.close();
    }

    @BeforeEach
    void solved() throws IOException {
        submission = Files.createDirectory(temporary.resolve("a class's folder"));
        Kit.copySources(Kit.SOLUTIONS, submission);
    }

    @Test
    void aFolderThatDoesNotExist() {
        Path nowhere = temporary.resolve("nowhere");

        Scorecard scorecard = autograder.grade(new Submission(nowhere), Kit.STAGES, SEED);

        assertThat(scorecard.points()).isZero();
        assertThat(scorecard.stages()).allSatisfy(stage -> {
            assertThat(stage.verdict()).isEqualTo(StageVerdict.MISSING);
            assertThat(stage.reason()).isEqualTo("There is no folder nowhere.");
        });
    }

    @Test
    void anEmptyFolder() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));

        assertThat(gradeCap(empty).reason()).isEqualTo("The folder empty is empty.");
    }

    @Test
    void aFolderOneLevelTooHigh() {
        StageResult result = gradeCap(temporary);

        assertThat(result.verdict()).isEqualTo(StageVerdict.MISSING);
        assertThat(result.reason())
                .contains("one level or more down, in " + temporary.getFileName() + "/" + submission.getFileName()
                        + ": pass");
    }

    @Test
    void aFolderOneLevelTooLow() {
        StageResult result = gradeCap(submission.resolve(CAP.folder()));

        assertThat(result.verdict()).isEqualTo(StageVerdict.MISSING);
        assertThat(result.reason()).contains("pass the folder above it.");
    }

    @Test
    void aMissingStageCostsThatStageOnly() throws IOException {
        Files.delete(Kit.agent(submission, CAP));

        Scorecard scorecard = autograder.grade(new Submission(submission), Kit.STAGES.subList(0, 2), SEED);

        assertThat(scorecard.stages())
                .extracting(StageResult::verdict)
                .containsExactly(StageVerdict.MISSING, StageVerdict.PASSED);
        assertThat(scorecard.stages().get(0).reason()).contains("found: no Java file");
    }

    @Test
    void anotherPackageIsMissingAndSaysWhatWasFound() throws IOException {
        Path moved = submission.resolve(CAP.folder()).resolve("src/main/java/agent/WellnessAgent.java");
        Files.createDirectories(moved.getParent());
        Files.move(Kit.agent(submission, CAP), moved);

        StageResult result = gradeCap(submission);

        assertThat(result.verdict()).isEqualTo(StageVerdict.MISSING);
        assertThat(result.reason())
                .contains("lowtide/contextcap/WellnessAgent.java")
                .contains("found: " + CAP.folder() + "/src/main/java/agent/WellnessAgent.java");
    }

    @Test
    void aClassOfAnotherPackageIsRefused() throws IOException {
        Path intruder = submission.resolve(CAP.folder()).resolve("src/main/java/lowtide/checks/Check.java");
        Files.createDirectories(intruder.getParent());
        Files.writeString(intruder, "package lowtide.checks; public @interface Check {}");

        assertThat(gradeCap(submission).verdict()).isEqualTo(StageVerdict.REFUSED);
        assertThat(gradeCap(submission).reason()).contains("outside the package lowtide.contextcap");
    }

    @Test
    void anotherPackageInTheRightFolderDoesNotSlipThrough() throws IOException {
        Path file = Kit.agent(submission, CAP).resolveSibling("Check.java");
        Files.writeString(file, "package lowtide.agent.host; public class Check {}");

        assertThat(gradeCap(submission).verdict()).isEqualTo(StageVerdict.REFUSED);
    }

    @Test
    void aLinkOutOfTheSubmissionIsRefused() throws IOException {
        Path secret =
                Files.writeString(temporary.resolve("Secret.java"), "package lowtide.contextcap; class Secret {}");
        Files.createSymbolicLink(Kit.agent(submission, CAP).resolveSibling("Secret.java"), secret);

        assertThat(gradeCap(submission).verdict()).isEqualTo(StageVerdict.REFUSED);
    }

    @Test
    void aSourceFolderThatIsALinkOutOfTheSubmissionIsRefused() throws IOException {
        Path stage = Files.createDirectories(
                temporary.resolve("linked").resolve(CAP.folder()).resolve("src/main"));
        Files.createSymbolicLink(
                stage.resolve("java"), submission.resolve(CAP.folder()).resolve("src/main/java"));

        assertThat(gradeCap(temporary.resolve("linked")).verdict()).isEqualTo(StageVerdict.REFUSED);
    }

    @Test
    void aHugeFileIsRefused() throws IOException {
        Files.writeString(Kit.agent(submission, CAP), "/*" + " ".repeat(300_000) + "*/");

        assertThat(gradeCap(submission).reason()).contains("a source file may have 256 KB");
    }

    @Test
    void aFileThatDoesNotCompileIsNamedWithItsLine() throws IOException {
        change("return reply.text();", "return reply.text()");

        StageResult result = gradeCap(submission);

        assertThat(result.verdict()).isEqualTo(StageVerdict.DOES_NOT_COMPILE);
        assertThat(result.reason()).matches("WellnessAgent\\.java:\\d+ ';' expected");
        assertThat(result.compileErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.file())
                        .isEqualTo(CAP.folder() + "/src/main/java/lowtide/contextcap/WellnessAgent.java"));
    }

    @Test
    void otherEncodingsDoNotCompileAndSayWhichIsWanted() throws IOException {
        String source = Files.readString(Kit.agent(submission, CAP)).replace("Talks", "Überbackene Spätzle");
        for (Charset charset :
                List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("windows-1252"))) {
            Files.writeString(Kit.agent(submission, CAP), source, charset);

            StageResult result = gradeCap(submission);

            assertThat(result.verdict()).as(charset.name()).isEqualTo(StageVerdict.DOES_NOT_COMPILE);
            assertThat(result.reason())
                    .as(charset.name())
                    .matches("WellnessAgent\\.java:\\d+ is not UTF-8 text.*; save the file as UTF-8\\.");
        }
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndingsAreFine() throws IOException {
        String source = Files.readString(Kit.agent(submission, CAP));
        Files.writeString(Kit.agent(submission, CAP), "\uFEFF" + source.replace("\n", "\r\n"));

        assertThat(gradeCap(submission).verdict()).isEqualTo(StageVerdict.PASSED);
    }

    @Test
    void whatMacOsLeavesBesideAFileIsNoSource() throws IOException {
        Files.write(Kit.agent(submission, CAP).resolveSibling("._WellnessAgent.java"), new byte[] {0, 5, 22, 7, 0, 2});

        assertThat(gradeCap(submission).verdict()).isEqualTo(StageVerdict.PASSED);
    }

    @Test
    void aFlatFolderIsMissingAndItsFilesAreNamed() throws IOException {
        Path flat = Files.createDirectory(temporary.resolve("flat"));
        Files.copy(Kit.agent(submission, CAP), flat.resolve("WellnessAgent.java"));

        assertThat(gradeCap(flat).reason()).contains("found: WellnessAgent.java, and no folder 01-context-cap");
    }

    @Test
    void aSignatureThatDiffersIsNamedWithWhatWasFound() throws IOException {
        change("public int historySize()", "public long historySize()");

        CheckResult check = check(gradeCap(submission), "1D");

        assertThat(check.verdict()).isEqualTo(CheckVerdict.FAILED);
        assertThat(check.outcome().finding().seen())
                .isEqualTo("Expected public int historySize() in lowtide.contextcap.WellnessAgent;"
                        + " found public long historySize().");
    }

    @Test
    void aConstructorThatThrowsIsQuotedWithItsLine() throws IOException {
        change("this.model = model;", "this.model = model; throw new IllegalStateException(\"no coffee\");");

        StageResult result = gradeCap(submission);

        assertThat(result.verdict()).isEqualTo(StageVerdict.FAILED);
        assertThat(check(result, "1A").outcome().finding().seen())
                .matches(
                        "new WellnessAgent\\(\\.\\.\\.\\) threw IllegalStateException: no coffee, at WellnessAgent\\.java:\\d+\\.");
    }

    @Test
    void systemExitInAMethodCostsTheChecksItWasIn() throws IOException {
        change("public int historySize() {", "public int historySize() { System.exit(0);");

        StageResult result = gradeCap(submission);

        assertThat(result.verdict()).isEqualTo(StageVerdict.CRASHED);
        assertThat(result.points()).isEqualTo(16);
        assertThat(check(result, "1D").outcome().finding().seen()).contains("exit code 0");
    }

    @Test
    void systemExitInAStaticInitialiser() throws IOException {
        change(CHAT, "static { System.exit(7); } " + CHAT);

        StageResult result = gradeCap(submission);

        assertThat(result.verdict()).isEqualTo(StageVerdict.CRASHED);
        assertThat(check(result, "1A").outcome().finding().seen()).contains("exit code 7");
    }

    @Test
    void anEndlessLoopEndsInBoundedTime() throws IOException {
        change(CHAT, CHAT + " while (history != null) { }");

        StageResult result = gradeCap(submission);

        assertThat(result.verdict()).isEqualTo(StageVerdict.TIMED_OUT);
        assertThat(check(result, "1A").outcome().finding().seen()).contains("chat(...) did not come back.");
        assertThat(result.points()).isZero();
    }

    @Test
    void anEndlessConstructor() throws IOException {
        change("this.model = model;", "this.model = model; while (history != null) { }");

        assertThat(gradeCap(submission).verdict()).isEqualTo(StageVerdict.TIMED_OUT);
    }

    @Test
    void anExhaustedStack() throws IOException {
        change(CHAT, "private int deep(int n) { return deep(n + 1) + 1; } " + CHAT + " deep(0);");

        StageResult result = gradeCap(submission);

        assertThat(result.verdict()).isEqualTo(StageVerdict.CRASHED);
        assertThat(check(result, "1A").outcome().finding().seen()).contains("StackOverflowError");
    }

    @Test
    void anExhaustedHeap() throws IOException {
        change(
                CHAT,
                CHAT
                        + " java.util.List<long[]> hoard = new java.util.ArrayList<>(); while (true) { hoard.add(new long[1 << 20]); } } "
                        + "private String never(String message) {");

        StageResult result = gradeCap(submission);

        assertThat(result.verdict()).isEqualTo(StageVerdict.CRASHED);
        assertThat(check(result, "1A").outcome().finding().seen()).contains("memory is exhausted");
    }

    @Test
    void aFullConsoleChangesNothing() throws IOException {
        change(
                CHAT,
                CHAT
                        + " for (int i = 0; i < 10; i++) { System.out.println(\"x\".repeat(10_000)); System.err.print('y'); }");

        assertThat(gradeCap(submission).verdict()).isEqualTo(StageVerdict.PASSED);
    }

    @Test
    void aFloodedConsoleEndsTheProcess() throws IOException {
        change(
                CHAT,
                CHAT + " while (true) { System.out.println(\"x\".repeat(10_000)); if (history == null) { break; } }");

        StageResult result = gradeCap(submission);

        assertThat(result.verdict()).isEqualTo(StageVerdict.CRASHED);
        assertThat(check(result, "1A").outcome().finding().seen()).contains("printed more than 16 MB");
    }

    @Test
    void anAgentThatNeverCallsGeminiEarnsNothing() throws IOException {
        change(
                "AiMessage reply = model.chat(history).aiMessage();",
                "AiMessage reply = AiMessage.from(\"Logged: \" + message);");

        StageResult result = gradeCap(submission);

        assertThat(result.points()).isZero();
        assertThat(check(result, "1A").outcome().finding().seen())
                .contains("no request whose last message is that question reached Gemini");
    }

    @Test
    void fiveStagesWithFiveFatesAreAllJudged() throws IOException {
        Stage untouched = Kit.STAGES.get(1);
        Stage broken = Kit.STAGES.get(2);
        Stage endless = Kit.STAGES.get(3);
        Stage half = Kit.STAGES.get(4);
        Kit.copySources(Kit.EXERCISES, submission, untouched);
        Files.writeString(
                Kit.agent(submission, broken),
                Files.readString(Kit.agent(submission, broken)).replace("return", "retrun"));
        Files.writeString(
                Kit.agent(submission, endless),
                Files.readString(Kit.agent(submission, endless))
                        .replaceFirst("(public String chat\\([^{]*\\{)", "$1 while (model != null) { }"));
        Files.writeString(
                Kit.agent(submission, half),
                Files.readString(Kit.agent(submission, half))
                        .replaceFirst("(public String chat\\([^{]*\\{)", "$1 System.out.println(userId);"));

        Scorecard scorecard = autograder.grade(new Submission(submission), Kit.STAGES, SEED);

        assertThat(scorecard.stages())
                .extracting(StageResult::verdict)
                .containsExactly(
                        StageVerdict.PASSED,
                        StageVerdict.UNTOUCHED,
                        StageVerdict.DOES_NOT_COMPILE,
                        StageVerdict.TIMED_OUT,
                        StageVerdict.PARTIAL);
        assertThat(scorecard.points()).isEqualTo(20 + 0 + 0 + 0 + 18);
        List<String> lines = ScorecardText.lines(scorecard, "it", "results.json");
        assertThat(lines).hasSizeLessThanOrEqualTo(15);
        assertThat(String.join("\n", lines))
                .contains("2A ", "WellnessAgent.java:", "4A chat(...) did not come back", "5B During");
    }

    private void change(String before, String after) throws IOException {
        Path file = Kit.agent(submission, CAP);
        String source = Files.readString(file);
        assertThat(source).contains(before);
        Files.writeString(file, source.replace(before, after));
    }

    private static StageResult gradeCap(Path submission) {
        return autograder
                .grade(new Submission(submission), List.of(CAP), SEED)
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
