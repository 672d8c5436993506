package lowtide.autograder.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lowtide.autograder.cli.Main;
import lowtide.course.CheckVerdict;

/**
 * What one grading of an attack led to.
 *
 * @param neighbour of the honest submission that the same grader graded next; empty if the attack needs none
 */
record Grading(AttackResult attack, Optional<AttackResult> neighbour) {

    private static final Duration GRADER_LIMIT = Duration.ofMinutes(3);

    /** The heap that mvn verify gives the grader. */
    private static final String SMALL_HEAP = "-Xmx192m";

    /** Grades the attack, and then its neighbour. */
    static Grading of(Attack attack, Path submission, AttackGrader grader) {
        if (attack.smallHeap()) {
            return new Grading(inASmallHeap(attack, submission), Optional.empty());
        }
        AttackResult result = grader.grade(attack, submission);
        return new Grading(
                result,
                attack.neighbour() ? Optional.of(grader.gradeNeighbour(attack.gradedStage())) : Optional.empty());
    }

    /** Whether the kit failed to judge a check. */
    boolean kitFailed() {
        return Stream.concat(Stream.of(attack), neighbour.stream())
                .anyMatch(result -> result.checks().containsValue(CheckVerdict.KIT_ERROR));
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
                        "--seed=" + AttackGrader.SEED,
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
