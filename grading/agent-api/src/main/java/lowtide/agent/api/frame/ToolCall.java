package lowtide.agent.api.frame;

/**
 * The argument of the callback with which an agent runs a tool of the grader. An agent can forge it, so that any text may
 * be missing.
 *
 * @param tool which of the tools that the agent got, from 0
 * @param id of the request that the agent passed to the tool; null if it has none
 * @param name of the tool in that request
 * @param arguments of that request, as JSON
 */
public record ToolCall(int tool, String id, String name, String arguments) {}
