/**
 * For those who write stages: makes the skeleton of a new stage, writes the parts of READMEs that come from the catalogue,
 * and finds where catalogue, suites, exercises, solutions and READMEs disagree.
 */
package lowtide.authoring;
