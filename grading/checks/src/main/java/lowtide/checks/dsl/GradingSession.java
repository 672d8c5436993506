package lowtide.checks.dsl;

import lowtide.agent.control.AgentHost;
import lowtide.fakegemini.FakeGemini;

/**
 * What the suites of agents work with.
 *
 * @param gemini the stand-in for Gemini
 * @param host where the agent under test runs
 * @param seed the seed of random names, foods and message counts
 */
public record GradingSession(FakeGemini gemini, AgentHost host, long seed) implements Grading {}
