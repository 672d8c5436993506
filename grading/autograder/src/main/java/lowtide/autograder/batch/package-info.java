/**
 * Grades a whole class: the same grader for every submission, several at once, optionally in shards. An interrupted run
 * can be continued. The final reports are written from the {@link lowtide.autograder.batch.journal.Journal journal}
 * alone, so they are byte-identical however the run went.
 */
package lowtide.autograder.batch;
