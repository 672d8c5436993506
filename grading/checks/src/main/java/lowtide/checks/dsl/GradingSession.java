package lowtide.checks.dsl;

import lowtide.agent.control.AgentHost;
import lowtide.fakegemini.FakeGemini;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What a run of the suites works with. A grader puts one into the store of its launcher session, under {@link #KEY}; if
 * there is none, as in an IDE, the suites run the agent in their own JVM.
 *
 * @param gemini the stand-in for Gemini
 * @param host where the agent under test runs
 * @param seed the seed of random names, foods and message counts
 */
public record GradingSession(FakeGemini gemini, AgentHost host, long seed) {

    public static final Namespace NAMESPACE = Namespace.create(GradingSession.class);

    public static final String KEY = "grading-session";
}
