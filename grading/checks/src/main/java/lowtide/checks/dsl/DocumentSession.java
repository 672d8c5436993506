package lowtide.checks.dsl;

/**
 * What the suites of documents work with.
 *
 * @param text the document
 * @param seed as every scorecard prints it
 */
public record DocumentSession(String text, long seed) implements Grading {}
