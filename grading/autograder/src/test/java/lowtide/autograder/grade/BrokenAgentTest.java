package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.agent.control.InProcessHost;
import lowtide.autograder.Kit;
import lowtide.autograder.sandbox.Libraries;
import lowtide.autograder.submission.SourceFile;
import lowtide.broken.WellnessAgent;
import lowtide.checks.dsl.GradingSession;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Stage;
import lowtide.fakegemini.FakeGemini;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent as found, behind each stage's methods, fails the core checks of every stage. */
class BrokenAgentTest {

    @TempDir
    Path classes;

    static Stream<Stage> stages() {
        return Kit.STAGES.stream().filter(stage -> !stage.isDocument());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void failsTheCoreOfEveryStage(Stage stage) throws IOException, URISyntaxException {
        Path broken = Path.of(WellnessAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Path> classpath = new ArrayList<>(Libraries.found().compileClasspath());
        classpath.add(broken);
        Kit.compile(List.of(adapter(stage)), stage, classpath, classes);

        Map<String, CheckOutcome> outcomes;
        try (FakeGemini gemini = FakeGemini.start();
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            outcomes =
                    SuiteRunner.run(stage, new GradingSession(gemini, new InProcessHost(loader, gemini.baseUrl()), 1));
        }

        List<String> core =
                stage.checks().stream().filter(Check::core).map(Check::id).toList();
        assertThat(outcomes.keySet()).containsAll(core);
        assertThat(core)
                .allSatisfy(id -> assertThat(outcomes.get(id)).as(id).isNotInstanceOf(CheckOutcome.Passed.class));
        assertThat(outcomes.get(core.get(0))).isInstanceOf(CheckOutcome.Failed.class);
    }

    private static SourceFile adapter(Stage stage) {
        String users = stage.number() == 1 ? "" : "String userId, ";
        String user = stage.number() == 1 ? "" : "String userId";
        String clock = stage.number() < 4 ? "" : ", java.time.InstantSource clock";
        String source = """
                package %s;

                import dev.langchain4j.data.message.ChatMessage;
                import dev.langchain4j.model.chat.ChatModel;
                import java.util.List;

                public class WellnessAgent {
                    private final lowtide.broken.WellnessAgent asFound;
                    public WellnessAgent(ChatModel model%s) { asFound = new lowtide.broken.WellnessAgent(model); }
                    public String chat(%sString message) { return asFound.chat(message); }
                    public int historySize(%s) { return lowtide.broken.WellnessAgent.CONVERSATION_HISTORY.size(); }
                    public int estimateTokens(List<ChatMessage> messages) { return 0; }
                    public long tokensUsed(String userId) { return 0; }
                }
                """.formatted(stage.javaPackage(), clock, users, user);
        String file = stage.javaPackage().replace('.', '/') + "/WellnessAgent.java";
        return new SourceFile(file, file, source);
    }
}
