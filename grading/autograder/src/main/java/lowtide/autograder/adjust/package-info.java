/** What a person decides or says after grading: read from a file, checked, and applied to results. */
package lowtide.autograder.adjust;
