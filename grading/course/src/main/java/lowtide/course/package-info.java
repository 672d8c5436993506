/**
 * The labs, stages and checks of the course, read from one {@code stage.yml} per stage, and the outcomes of checks and
 * stages. Depends on nothing else of the kit.
 */
package lowtide.course;
