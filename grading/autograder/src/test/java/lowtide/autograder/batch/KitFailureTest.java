package lowtide.autograder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import org.junit.jupiter.api.Test;

/** A failure of the kit costs nobody points, and only its own submission a result. */
class KitFailureTest extends LightClassFixture {

    @Test
    void aPassingFaultOfTheKitIsTriedAgainWithANewGrader() throws Exception {
        AtomicInteger graders = new AtomicInteger();
        ClassSummary summary = LightClass.run(
                delivered,
                temporary.resolve("out"),
                WHOLE,
                1,
                () -> graders.incrementAndGet() <= 2 ? new Failing("student0") : new LightClass.Reading());

        assertThat(summary.kitFailures()).isEmpty();
        assertThat(graders).hasValue(3);
        run("undisturbed", 1);
        assertThat(output("out")).isEqualTo(output("undisturbed"));
    }

    @Test
    void aLastingFaultOfTheKitIsReportedApartAndTriedAgainTheNextTime() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ClassSummary summary =
                LightClass.run(delivered, temporary.resolve("out"), WHOLE, 1, () -> new Failing("student5", attempts));

        assertThat(attempts).hasValue(3);
        assertThat(summary.kitFailures()).containsOnlyKeys("student5");
        assertThat(points(summary)).as("the others").hasSize(STUDENTS - 1);
        assertThat(String.join("\n", summary.lines())).contains("Not judged because the kit failed:", "student5: 1A");
        assertThat(summary.warning()).isPresent();
        assertThat(ResultsJson.read(temporary.resolve("out/students/student5/results.json"))
                        .outOf())
                .as("points available")
                .isZero();

        assertThat(run("out", 1).graded()).isEqualTo(1);
        run("undisturbed", 1);
        assertThat(output("out")).isEqualTo(output("undisturbed"));
    }

    @Test
    void aGraderThatThrowsHarmsNobodyElse() throws Exception {
        ClassSummary summary =
                LightClass.run(delivered, temporary.resolve("out"), WHOLE, 2, () -> new LightClass.Reading() {
                    @Override
                    public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
                        Scorecard scorecard = super.grade(submission, stages, seed);
                        if (scorecard.points() == 0) {
                            throw new StackOverflowError();
                        }
                        return scorecard;
                    }
                });

        assertThat(summary.kitFailures()).hasSize(STUDENTS / 6);
        assertThat(points(summary)).hasSize(STUDENTS - STUDENTS / 6);
    }

    @Test
    void aResultThatCannotBeWrittenDownHarmsNobodyElse() throws Exception {
        ClassSummary summary =
                LightClass.run(delivered, temporary.resolve("out"), WHOLE, 2, () -> new LightClass.Reading() {
                    @Override
                    public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
                        Scorecard scorecard = super.grade(submission, stages, seed);
                        return submission.name().equals("student5")
                                ? new Scorecard("", seed, List.of("none"), null)
                                : scorecard;
                    }
                });

        assertThat(summary.kitFailures()).containsOnlyKeys("student5");
        assertThat(points(summary)).hasSize(STUDENTS - 1);
    }

    @Test
    void withoutAGradeThereIsNoFormForAPlatform() throws Exception {
        run("out", 1);
        Path student = temporary.resolve("out/students/student5");
        assertThat(student.resolve("gradescope.json")).exists();
        LightClass.deliver(delivered, "student5", 0); // so that it is graded again

        LightClass.run(delivered, temporary.resolve("out"), WHOLE, 1, () -> new Failing("student5"));

        assertThat(student)
                .isDirectoryContaining("glob:**/index.html")
                .isDirectoryNotContaining("glob:**/gradescope.json")
                .isDirectoryNotContaining("glob:**/junit.xml");
        assertThat(ResultsJson.read(student.resolve("results.json"))
                        .stages()
                        .get(0)
                        .checks())
                .extracting(Results.Check::loss)
                .containsOnly("KIT_ERROR");
    }

    /** The kit fails with one student. */
    private static final class Failing extends LightClass.Reading {

        private final String student;
        private final AtomicInteger attempts;

        Failing(String student) {
            this(student, new AtomicInteger());
        }

        Failing(String student, AtomicInteger attempts) {
            this.student = student;
            this.attempts = attempts;
        }

        @Override
        public Scorecard grade(Submission submission, List<Stage> stages, long seed) {
            if (!submission.name().equals(student)) {
                return super.grade(submission, stages, seed);
            }
            attempts.incrementAndGet();
            return new Scorecard(
                    "",
                    seed,
                    List.of("none"),
                    stages.stream()
                            .map(stage ->
                                    Scoring.notExamined(stage, StageVerdict.KIT_ERROR, "No port was free.", List.of()))
                            .toList());
        }
    }
}
