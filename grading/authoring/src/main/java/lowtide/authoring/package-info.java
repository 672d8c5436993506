/**
 * For authors of stages: creates the skeleton of a new stage, writes the parts of READMEs that come from the catalogue,
 * and finds inconsistencies between catalogue, suites, exercises, solutions and READMEs.
 */
package lowtide.authoring;
