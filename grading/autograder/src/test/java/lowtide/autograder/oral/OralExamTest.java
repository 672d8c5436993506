package lowtide.autograder.oral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.autograder.attempts.Attempt;
import lowtide.autograder.attempts.StageAttempts;
import lowtide.autograder.oral.CodeQuestions.Kind;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.submission.SourceFile;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about real submissions; nothing is graded. */
class OralExamTest {

    @TempDir
    Path temporary;

    static Stream<Stage> stages() {
        return Kit.STAGES.stream();
    }

    /** All at stage 1, and the correct ones at the other stages. */
    static Stream<Attempt> attemptsAtLabOne() {
        return Kit.STAGES.stream()
                .filter(stage -> stage.lab() == 1)
                .map(StageAttempts::of)
                .flatMap(all -> Stream.concat(
                        all.wrong().stream().filter(attempt -> attempt.stage().number() == 1),
                        all.strangers().stream()));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aSolutionGetsThreeDifferentQuestions(Stage stage) {
        check(Kit.SOLUTIONS, stage);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void anEditedStarterGetsThreeDifferentQuestions(Stage stage) {
        check(Kit.EXERCISES, stage);
    }

    @ParameterizedTest
    @MethodSource("attemptsAtLabOne")
    void anAttemptGetsThreeDifferentQuestions(Attempt attempt) {
        attempt.writeTo(temporary);

        check(temporary, attempt.stage());
    }

    /** Every line that is asked about is in the source, and has what the question is about. */
    private static void check(Path submission, Stage stage) {
        SubmittedSources sources = sources(submission, stage);
        OralExam exam = exam(stage, StageVerdict.PASSED, sources);

        List<OralQuestion> questions = exam.questions(3);

        assertThat(questions).hasSize(3).doesNotHaveDuplicates();
        assertThat(exam(stage, StageVerdict.PASSED, sources(submission, stage)).questions(3))
                .isEqualTo(questions);
        Map<Kind, List<OralQuestion>> found = CodeQuestions.of(sources.files());
        if (!stage.isDocument()) {
            assertThat(questions.get(0).line()).isPositive();
            assertThat(found).isNotEmpty();
        }
        found.forEach((kind, all) -> assertThat(all).allSatisfy(each -> {
            assertThat(lineOf(submission, each)).isEqualTo(each.code());
            assertThat(each.code()).containsPattern(subject(kind));
        }));
    }

    private static String lineOf(Path submission, OralQuestion question) throws IOException {
        return Files.readAllLines(submission.resolve(question.path()))
                .get(question.line() - 1)
                .strip();
    }

    private static String subject(Kind kind) {
        return switch (kind) {
            case REMOVAL -> "\\.(clear|remove|removeFirst|removeLast|poll|pollFirst|pollLast)\\(";
            case LIMIT -> "[<>]=? *[A-Z0-9_]+|withMaxMessages\\(";
            case LOCK -> "synchronized";
            case MAP -> "computeIfAbsent\\(";
            case REQUEST -> "\\.chat\\(";
            case REFUSAL -> "throw new ";
            case CLOCK -> "\\.(instant|millis|now|nanoTime|currentTimeMillis)\\(";
            case HANDLER -> "catch \\(";
            case DIVISION -> "/ [A-Z0-9_]+";
            case FIELD -> " = *(new |$)";
        };
    }

    @Test
    void theSolutionOfStageOneIsAskedWhatDropsTheOldestMessages() {
        Stage stage = Kit.stage(1);

        List<OralQuestion> questions =
                exam(stage, StageVerdict.PASSED, sources(Kit.SOLUTIONS, stage)).questions(3);

        assertThat(questions.get(0).code()).isEqualTo("history.subList(0, 2).clear();");
        assertThat(questions.get(0).expected())
                .matches("The first 2 elements of `history`\\. It is in the body of"
                        + " `while \\(history\\.size\\(\\) > MAX_MESSAGES\\)` in line \\d+\\.");
        assertThat(questions.get(1).expected()).startsWith("At most 20. Check 1F passed");
        assertThat(questions.get(2).expected()).startsWith("True for 21, false for 19 and 20. Then line ");
    }

    @Test
    void theTwentyFirstCallIsAskedAbout() {
        Stage stage = Kit.stage(4);

        List<OralQuestion> questions =
                exam(stage, StageVerdict.PASSED, sources(Kit.SOLUTIONS, stage)).questions(20);

        assertThat(questions)
                .anySatisfy(each -> assertThat(each.ask()).startsWith("A user made 21 calls within a minute."))
                .anySatisfy(each -> {
                    assertThat(each.code()).isEqualTo("if (admitted.size() >= MAX_CALLS) {");
                    assertThat(each.expected()).startsWith("True for 20 and 21, false for 19.");
                })
                .anySatisfy(each -> assertThat(each.expected())
                        .isEqualTo("`clock`, which is passed in: a test can pass another one."));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void linesOfTheStarterAreAskedAboutLast(Stage stage) throws IOException {
        GivenLines given = GivenLines.of(Kit.EXERCISES, Kit.STAGES);

        List<OralQuestion> questions = exam(stage, StageVerdict.PASSED, sources(Kit.SOLUTIONS, stage), given)
                .questions(100);

        assertThat(questions.stream()
                        .dropWhile(each -> !given.has(stage.number(), each))
                        .toList())
                .as("from the first of these on, there are no others")
                .allMatch(each -> given.has(stage.number(), each));
        if (stage.number() == 5) {
            assertThat(questions.get(0).path()).endsWith("WellnessAgent.java");
            assertThat(questions.get(questions.size() - 1).path()).isNotEmpty();
        }
    }

    @Test
    void everyParagraphOfADiscussionIsAQuestion() {
        Stage stage = Kit.stage(4);

        assertThat(exam(stage, StageVerdict.PASSED, sources(Kit.SOLUTIONS, stage))
                        .questions(100))
                .extracting(OralQuestion::ask)
                .anyMatch(ask -> ask.startsWith("The agent runs on three servers"))
                .anyMatch(ask -> ask.startsWith("The solution keeps a window"))
                .noneMatch(ask -> ask.contains("\\u000a"));
    }

    @Test
    void aLockIsToldByWhereItsObjectComesFrom() {
        Map<Kind, List<OralQuestion>> asked = asked("""
                        class A {
                            final Object lock = new Object();
                            void a(Object passed) {
                                Object made = new Object();
                                synchronized (lock) { }
                                synchronized (passed) { }
                                synchronized (made) { }
                                synchronized (this) { }
                                synchronized (other()) { }
                                for (Object each : list()) { synchronized (each) { } }
                                Object later;
                                later = made;
                                synchronized (later) { }
                                synchronized (inherited) { }
                            }
                        }
                        """);

        assertThat(asked.get(Kind.LOCK))
                .extracting(OralQuestion::expected)
                .containsExactly(
                        "The object in the field `lock` in line 2. It is locked up to line 5.",
                        "The object that is passed as `passed` in line 3. It is locked up to line 6.",
                        "What `made` is set to in line 4: `new Object()`. It is locked up to line 7.",
                        "The object on which the method was called. It is locked up to line 8.",
                        "The object that `other()` is when this line is reached. It is locked up to line 9.");
    }

    @Test
    void aQueueOfOtherTypesIsNotAskedAbout() {
        assertThat(asked("""
                        import java.util.PriorityQueue;
                        class A {
                            final PriorityQueue<String> queue = new PriorityQueue<>();
                            static class Deque { void removeFirst() {} }
                            final Deque mine = new Deque();
                            void a() { queue.poll(); mine.removeFirst(); }
                        }
                        """)).containsOnlyKeys(Kind.FIELD);
    }

    @Test
    void aClockThatIsReplacedIsNotAskedAbout() {
        assertThat(asked("""
                        import java.time.InstantSource;
                        class A {
                            final InstantSource clock;
                            A(InstantSource clock) { this.clock = InstantSource.system(); }
                            Object a() { return clock.instant(); }
                        }
                        """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "class {", "\u0001\u202e", "}}}}", "class A { int a = ((((("})
    void whatCannotBeParsedIsNotAskedAbout(String text) {
        assertThat(asked(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "{", "a->", "\"", "class A{", "new int[", "<", "1+"})
    void nonsenseOfManyKilobytesIsNotAskedAbout(String piece) {
        assertThat(asked("class A { Object a = " + piece.repeat(64 * 1024 / piece.length())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOES_NOT_COMPILE", "UNTOUCHED", "REFUSED"})
    void aStageThatDidNotRunGivesASentence(StageVerdict verdict) {
        assertThat(exam(Kit.stage(1), verdict, SubmittedSources.NONE).lines(3))
                .first()
                .asString()
                .matches("No questions about stage 1, Context cap: [^.]+\\.");
        assertThat(exam(Kit.stage(1), StageVerdict.MISSING, SubmittedSources.NONE)
                        .lines(3))
                .first()
                .isEqualTo("No questions: no source found.");
    }

    private static Map<Kind, List<OralQuestion>> asked(String text) {
        return CodeQuestions.of(List.of(new SubmittedSources.File(1, "A.java", Arrays.asList(text.split("\n")), 0)));
    }

    /** The sources, also of a starter as shipped. */
    private static SubmittedSources sources(Path submission, Stage stage) {
        List<SourceFile> files = ((StageSources.Found) new Submission(submission).sources(stage)).files();
        return SubmittedSources.of(List.of(new StageSources.Found(stage, files, false)));
    }

    private static OralExam exam(Stage stage, StageVerdict verdict, SubmittedSources sources) {
        return exam(stage, verdict, sources, GivenLines.NONE);
    }

    /** An exam after which all checks of a stage passed. */
    private static OralExam exam(Stage stage, StageVerdict verdict, SubmittedSources sources, GivenLines given) {
        List<Results.Check> checks = stage.checks().stream()
                .map(check -> new Results.Check(
                        check.id(),
                        check.title(),
                        check.core(),
                        CheckVerdict.PASSED,
                        check.points(),
                        check.points(),
                        "",
                        "",
                        "",
                        check.why(),
                        "",
                        List.of(),
                        List.of()))
                .toList();
        Results.Stage graded = new Results.Stage(
                stage.number(),
                stage.lab(),
                stage.folder(),
                stage.editedPath(),
                stage.title(),
                verdict,
                0,
                0,
                "",
                List.of(),
                checks);
        return new OralExam(Course.shipped(), List.of(graded), sources, given);
    }
}
