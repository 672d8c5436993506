package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.agent.control.InProcessHost;
import lowtide.autograder.Kit;
import lowtide.autograder.sandbox.Libraries;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.checks.dsl.GradingSession;
import lowtide.course.CheckOutcome;
import lowtide.course.Stage;
import lowtide.fakegemini.FakeGemini;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The solutions keep their full marks, whatever the seed, on a machine that has more to do than it can: beside the attempts
 * and the attacks, or, with {@code -Drepeats=50}, which runs each suite with 50 seeds, beside processes that keep every
 * processor busy.
 */
class RepeatTest {

    private static final Optional<Integer> REPEATS = Optional.ofNullable(Integer.getInteger("repeats"));

    private static final List<Process> LOAD = new ArrayList<>();
    private static FakeGemini gemini;

    @TempDir
    Path classes;

    static Stream<Stage> stages() {
        return Kit.STAGES.stream().filter(stage -> !stage.isDocument()); // the same for every seed
    }

    @BeforeAll
    static void loadTheMachine() throws IOException {
        gemini = FakeGemini.start();
        int processors = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < (REPEATS.isPresent() ? processors : 0); i++) {
            LOAD.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Spinner.class.getName())
                    .start());
        }
    }

    @AfterAll
    static void relax() {
        LOAD.forEach(Process::destroyForcibly);
        gemini.close();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everySeedGivesFullMarks(Stage stage) throws IOException {
        StageSources.Found sources = (StageSources.Found) new Submission(Kit.SOLUTIONS).sources(stage);
        Kit.compile(sources.files(), stage, Libraries.found().compileClasspath(), classes);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            for (int seed = 0; seed < REPEATS.orElse(1); seed++) {
                Map<String, CheckOutcome> outcomes = SuiteRunner.run(
                        stage, new GradingSession(gemini, new InProcessHost(loader, gemini.baseUrl()), seed));

                assertThat(outcomes).as("seed " + seed).hasSize(stage.checks().size());
                assertThat(outcomes.values())
                        .as("seed " + seed + ": " + outcomes)
                        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(CheckOutcome.Passed.class));
            }
        }
    }

    /** Keeps a processor busy until its input ends, in a process of its own: the clock of limits looks at threads of this one. */
    static final class Spinner {

        private Spinner() {}

        public static void main(String[] arguments) throws IOException {
            Thread spinning = new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            spinning.setDaemon(true);
            spinning.start();
            System.in.read();
        }
    }
}
