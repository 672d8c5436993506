package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.agent.control.InProcessHost;
import lowtide.agent.host.database.UnixSocketFactory;
import lowtide.autograder.Kit;
import lowtide.autograder.attempts.Attempt;
import lowtide.autograder.attempts.StageAttempts;
import lowtide.autograder.sandbox.Libraries;
import lowtide.autograder.sandbox.PostgresServer;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.checks.dsl.GradingSession;
import lowtide.course.CheckOutcome;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.fakegemini.FakeGemini;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The strangers of the session database do on PostgreSQL what they do on SQLite. What the solution does is tested in
 * {@code PostgresCommandTest}.
 */
class PostgresTest {

    private static final Stage STAGE =
            Course.shipped().stage("11-session-database").orElseThrow();

    @TempDir
    static Path ofServer;

    private static PostgresServer server;

    @TempDir
    Path temporary;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(PostgresServer.isInstalled() || "true".equals(System.getenv("CI")), "PostgreSQL is not installed");
        server = PostgresServer.start(ofServer);
        System.setProperty(
                UnixSocketFactory.PROPERTY,
                PostgresServer.socketIn(server.sockets().toString()));
    }

    @AfterAll
    static void stop() {
        System.clearProperty(UnixSocketFactory.PROPERTY);
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whatPostgresSaysIsTheReasonWhyItDoesNotStart() {
        assertThatThrownBy(() -> PostgresServer.start(ofServer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("PostgreSQL does not work here: ")
                .hasMessageContaining("not empty");
    }

    static Stream<String> strangers() {
        return StageAttempts.of(STAGE).strangers().stream().map(Attempt::name);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void everyCheckPasses(String name) throws IOException {
        Path submission = temporary.resolve("submission");
        StageAttempts.of(STAGE).named(name).writeTo(submission);
        Path classes = temporary.resolve("classes");
        StageSources.Found sources = (StageSources.Found) new Submission(submission).sources(STAGE);
        Kit.compile(sources.files(), STAGE, Libraries.found().compileClasspath(), classes);
        try (FakeGemini gemini = FakeGemini.start();
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Map<String, CheckOutcome> outcomes =
                    SuiteRunner.run(STAGE, new GradingSession(gemini, new InProcessHost(loader, gemini.baseUrl()), 42));

            assertThat(outcomes).hasSize(STAGE.checks().size());
            assertThat(outcomes.values())
                    .as(outcomes.toString())
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(CheckOutcome.Passed.class));
        }
    }
}
