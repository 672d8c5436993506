/**
 * Grades a whole class: the same grader for every submission, several at once, in shards if need be. A run that was ended
 * is continued. The final reports are written from the {@link lowtide.autograder.batch.journal.Journal journal} alone, so
 * they are the same bytes however the run went.
 */
package lowtide.autograder.batch;
