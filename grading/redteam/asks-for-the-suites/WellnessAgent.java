package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.List;

/** Looks for suites, catalogue, FakeGemini, JUnit and WireMock on its class path. */
public final class WellnessAgent {
    static {
        for (String kit : List.of(
                "lowtide.checks.ContextCapChecks",
                "lowtide.checks.Rubric",
                "lowtide.autograder.Autograder",
                "lowtide.autograder.score.Scoring",
                "lowtide.fakegemini.FakeGemini",
                "lowtide.fakegemini.Account",
                "com.github.tomakehurst.wiremock.WireMockServer",
                "org.junit.jupiter.api.Test",
                "org.junit.platform.launcher.Launcher",
                "picocli.CommandLine")) {
            try {
                throw new IllegalStateException("STOLEN: " + Class.forName(kit));
            } catch (ClassNotFoundException notThere) {
                // Expected: the sandbox prevents it.
            }
        }
        for (String file : List.of(
                "lowtide/checks/contextcap/stage.yml",
                "lowtide/course/labs.yml",
                "junit-platform.properties",
                "results.json")) {
            if (ClassLoader.getSystemResource(file) != null) {
                throw new IllegalStateException("STOLEN: " + file);
            }
        }
    }

    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
