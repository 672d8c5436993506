/**
 * From a submission to a scorecard, in one direction:
 * {@code intake} reads the sources, {@code compile} compiles them, {@code examine} runs the suites against the
 * agent in a process of its own, {@code score} turns what was found into verdicts and points, {@code report}
 * writes them down. No package imports one further down this line.
 */
package lowtide.autograder;
