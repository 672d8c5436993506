/**
 * What the suites of all stages share: graded checks, the JUnit extension that runs them, and the lookup of a stage's suite.
 * The suite of a stage has a package of its own below this one, with the stage's {@code stage.yml}. A check looks at what
 * reached Gemini, at the replies, the errors, the log and the clock, never at the agent's fields.
 */
package lowtide.checks;
