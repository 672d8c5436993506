/** Functions and tools that an agent gets: they stay in the grader, and run here when the agent calls them. */
package lowtide.agent.control.function;
