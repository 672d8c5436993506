/**
 * From a submission to its grade, in one direction. {@code submission} and {@code classroom} read the sources,
 * {@code compile} compiles them, {@code sandbox} isolates the processes, {@code grade} runs the suites and turns their
 * outcomes into a scorecard, {@code report} writes results down, {@code oral} asks about them, {@code rubric} and
 * {@code adjust} change points,
 * {@code batch} does all of this for a class, and {@code cli} is the command line. No package imports one that is named
 * after it.
 */
package lowtide.autograder;
