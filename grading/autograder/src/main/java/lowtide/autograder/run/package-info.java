/**
 * A whole class: the same engine for every submission, several at once, in shards if need be, and continued where it
 * was ended. What is finished is in the out folder's {@link lowtide.autograder.run.Journal}; the final reports are
 * written from there alone, so they are the same bytes whatever way they were reached.
 */
package lowtide.autograder.run;
