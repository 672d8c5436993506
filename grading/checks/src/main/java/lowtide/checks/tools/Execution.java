package lowtide.checks.tools;

import java.util.Optional;

/**
 * One execution of a tool by the agent.
 *
 * @param text the tool and its arguments, for messages
 * @param planned the call of Gemini that it was executed for; empty if Gemini made no such call
 */
record Execution(String text, Optional<PlannedCall> planned) {}
