package lowtide.checks;

import lowtide.agent.control.AgentHost;
import lowtide.fakegemini.FakeGemini;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What a run of the suites works with. A grader puts one into the store of its launcher session, under {@link #KEY};
 * where there is none, as in an IDE, the suites run the agent in their own JVM.
 *
 * @param gemini the stand-in for Gemini
 * @param home where the agent under test lives
 * @param seed where random names, foods and message counts come from
 */
public record Examination(FakeGemini gemini, AgentHost home, long seed) {

    public static final Namespace NAMESPACE = Namespace.create(Examination.class);

    public static final String KEY = "examination";
}
