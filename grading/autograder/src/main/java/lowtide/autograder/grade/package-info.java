/**
 * Turns a submission into a scorecard: each stage is compiled, its suite is run against the agent in a separate
 * process, and the outcomes become verdicts and points.
 */
package lowtide.autograder.grade;
