/**
 * From a submission to a scorecard, in one direction:
 * {@code submission} and {@code classroom} read the sources, {@code compile} compiles them, {@code examine} runs the suites against the
 * agent in a process of its own, {@code score} turns what was found into verdicts and points, {@code report}
 * writes them down. No package imports one further down this line. {@code run} does so for a whole class,
 * {@code command} for whoever asks for it.
 */
package lowtide.autograder;
