package lowtide.autograder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.AgentSettings;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.Limits;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.compile.StageCompiler;
import lowtide.autograder.submission.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an agent in the grader's process can see and write. */
@Timeout(120)
class SandboxTest {

    private static final AgentContract<Prober> CONTRACT =
            AgentContract.of(Prober.class, Prober.Constructor.class, "lowtide.prober.Agent");
    private static final AgentContract<Prober> WITHOUT_FOLDER =
            AgentContract.of(Prober.class, Prober.ShortConstructor.class, "lowtide.prober.Agent");
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final AgentSettings SETTINGS =
            new AgentSettings(new ModelAccess("http://127.0.0.1:1/v1beta", "key", "gemini"), Instant.EPOCH);

    interface Prober {

        String folder();

        boolean canWrite(String folder);

        boolean canLoad(String className);

        List<String> classPath();

        interface Constructor {
            Prober create(ChatModel model, Path folder);
        }

        interface ShortConstructor {
            Prober create(ChatModel model);
        }
    }

    private static final String SOURCE = """
            package lowtide.prober;

            import dev.langchain4j.model.chat.ChatModel;
            import java.nio.file.*;
            import java.util.List;

            public class Agent {
                private final Path folder;
                public Agent(ChatModel model, Path folder) { this.folder = folder; }
                public Agent(ChatModel model) { this(model, Path.of("")); }
                public String folder() { return folder.toString(); }
                public boolean canWrite(String where) {
                    try { Files.createTempFile(Path.of(where), "probe", ""); return true; } catch (Exception refused) { return false; }
                }
                public boolean canLoad(String name) {
                    try { Class.forName(name); return true; } catch (Throwable missing) { return false; }
                }
                public List<String> classPath() { return List.of(System.getProperty("java.class.path").split(":")); }
            }
            """;

    static Stream<Sandbox> sandboxes() {
        return Stream.of(Sandbox.open(), Sandbox.unsealed());
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void anAgentGetsAFolderThatItCanWriteToAndThatIsGoneAfterwards(Sandbox sandbox) throws IOException {
        try (sandbox;
                Workspace workspace = workspace(sandbox);
                IsolatedHost host = new IsolatedHost(sandbox.agent(workspace), LIMITS, "http://127.0.0.1:1")) {
            Path here;
            try (AgentSession<Prober> session = host.open(CONTRACT, SETTINGS)) {
                here = session.folder().orElseThrow();
                assertThat(session.agent().canWrite(session.agent().folder())).isTrue();
                assertThat(here).isNotEmptyDirectory();
                session.restart(() -> {});
                assertThat(session.agent().canWrite(session.agent().folder())).isTrue();
            }
            assertThat(here).doesNotExist();
            assertThat(workspace.data()).isEmptyDirectory();
        }
    }

    @Test
    void aSealedAgentCanWriteNowhereElse() throws IOException {
        try (Sandbox sandbox = Sandbox.open()) {
            assumeTrue(sandbox.isSealed(), sandbox.whyNotSealed());
            try (Workspace workspace = workspace(sandbox);
                    IsolatedHost host = new IsolatedHost(sandbox.agent(workspace), LIMITS, "http://127.0.0.1:1");
                    AgentSession<Prober> session = host.open(CONTRACT, SETTINGS)) {
                assertThat(session.agent().canWrite("/tmp")).isTrue();
                assertThat(Stream.of(
                                        "/",
                                        "/lowtide",
                                        "/lowtide/agent",
                                        "/lowtide/lib",
                                        "/lowtide/sockets",
                                        "/dev",
                                        "/usr/lib")
                                .filter(session.agent()::canWrite))
                        .isEmpty();
            }
        }
    }

    @Test
    void onTheClassPathOfAnAgentAreItsHostAndItsLibrariesAndNothingElse() throws IOException {
        try (Sandbox sandbox = Sandbox.open();
                Workspace workspace = workspace(sandbox);
                IsolatedHost host = new IsolatedHost(sandbox.agent(workspace), LIMITS, "http://127.0.0.1:1");
                AgentSession<Prober> session = host.open(WITHOUT_FOLDER, SETTINGS)) {
            assertThat(session.folder()).isEmpty();
            assertThat(session.agent().classPath())
                    .hasSize(Libraries.found().all().size() + 1);
            assertThat(Stream.of(
                                    "lowtide.agent.host.AgentServer",
                                    "lowtide.agent.api.LogEvent",
                                    "dev.langchain4j.model.chat.ChatModel",
                                    "org.slf4j.Logger")
                            .filter(session.agent()::canLoad))
                    .hasSize(4);
            assertThat(Stream.of(
                                    "lowtide.agent.control.AgentHost",
                                    "lowtide.checks.Check",
                                    "lowtide.fakegemini.FakeGemini",
                                    "lowtide.autograder.Autograder",
                                    "org.junit.jupiter.api.Test",
                                    "org.assertj.core.api.Assertions",
                                    "com.github.tomakehurst.wiremock.WireMockServer",
                                    "org.objectweb.asm.ClassVisitor")
                            .filter(session.agent()::canLoad))
                    .isEmpty();
        }
    }

    @Test
    void whatAHostileAgentLeftBehindIsGoneWithTheWorkspace() throws IOException {
        try (Sandbox sandbox = Sandbox.open()) {
            Workspace workspace = workspace(sandbox);
            Path locked = Files.createDirectories(workspace.data().resolve("a/b"));
            Files.writeString(locked.resolve("file"), "x");
            if (Files.getFileStore(locked).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(locked, Set.of());
            }

            workspace.close();

            assertThat(workspace.data()).doesNotExist();
        }
    }

    private static Workspace workspace(Sandbox sandbox) throws IOException {
        SourceFile source = new SourceFile("Agent.java", "lowtide/prober/Agent.java", SOURCE);
        Compilation compilation =
                new StageCompiler(Libraries.found().compileClasspath()).compile(List.of(source), "lowtide.prober");
        Workspace workspace = sandbox.workspace();
        workspace.add(((Compilation.Classes) compilation).files());
        return workspace;
    }

    @Test
    void aClassThatAnAgentWouldNotFindUnderItsNameIsTheKitsFailure() {
        Workspace.requireFindable("lowtide/a/B.class", StandardCharsets.US_ASCII);
        Workspace.requireFindable("lowtide/a/Gr\u00F6\u00DFe.class", StandardCharsets.UTF_8);

        assertThatThrownBy(
                        () -> Workspace.requireFindable("lowtide/a/Gr\u00F6\u00DFe.class", StandardCharsets.ISO_8859_1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("set LC_ALL=C.UTF-8 and grade again.");
    }
}
