package lowtide.autograder.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.autograder.cli.Main;
import lowtide.autograder.grade.Autograder;
import lowtide.autograder.grade.GradingLimits;
import lowtide.autograder.submission.Submission;
import lowtide.course.CheckVerdict;

/**
 * What one grading of an attack led to.
 *
 * @param neighbour of the honest submission that the same grader graded next; empty if the attack needs none
 */
record Grading(AttackResult attack, Optional<AttackResult> neighbour) {

    private static final long SEED = 42;

    private static final Duration GRADER_LIMIT = Duration.ofMinutes(3);

    /** The heap that mvn verify gives the grader. */
    private static final String SMALL_HEAP = "-Xmx192m";

    /** Grades the attack, and then its neighbour with the limits of a student. */
    static Grading of(Attack attack, Path submission, Autograder autograder) {
        if (attack.smallHeap()) {
            return new Grading(inASmallHeap(attack, submission), Optional.empty());
        }
        return new Grading(
                onlyStage(attack, submission, autograder, attack.limits()),
                attack.neighbour()
                        ? Optional.of(onlyStage(attack, Kit.SOLUTIONS, autograder, GradingLimits.USUAL))
                        : Optional.empty());
    }

    /** Whether the kit failed to judge a check. */
    boolean kitFailed() {
        return Stream.concat(Stream.of(attack), neighbour.stream())
                .anyMatch(result -> result.checks().containsValue(CheckVerdict.KIT_ERROR));
    }

    private static AttackResult onlyStage(Attack attack, Path submission, Autograder autograder, GradingLimits limits) {
        return AttackResult.of(autograder
                .grade(new Submission(submission), List.of(attack.gradedStage()), SEED, limits)
                .stages()
                .get(0));
    }

    private static AttackResult inASmallHeap(Attack attack, Path submission) {
        try {
            return byAnotherProcess(attack, submission);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static AttackResult byAnotherProcess(Attack attack, Path submission)
            throws IOException, InterruptedException {
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
        boolean ended = grader.waitFor(GRADER_LIMIT.toSeconds(), TimeUnit.SECONDS);
        grader.descendants().forEach(ProcessHandle::destroyForcibly);
        grader.destroyForcibly();
        assertThat(ended).as("the grader came to an end").isTrue();
        assertThat(out.resolve("results.json"))
                .as("what the grader left behind; it printed: " + Files.readString(output))
                .exists();
        assertThat(Files.readString(output)).doesNotContain("OutOfMemoryError");
        return AttackResult.of(
                new JsonMapper().readTree(out.resolve("results.json").toFile()));
    }
}
