/**
 * One suite a stage. A check looks at what reached Gemini, at the replies, the errors, the log and the clock,
 * never at the agent's fields, and says what it saw in the words of the problem.
 */
package lowtide.checks;
