/**
 * What the course consists of and what can become of it: labs, stages and checks, read from one {@code stage.yml} a stage,
 * and the outcomes of checks and stages. Depends on nothing else of the kit.
 */
package lowtide.course;
