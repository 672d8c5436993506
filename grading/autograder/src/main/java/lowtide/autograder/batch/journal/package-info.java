/** The out folder of a class run: what is finished, with which settings, and who is in the class. */
package lowtide.autograder.batch.journal;
