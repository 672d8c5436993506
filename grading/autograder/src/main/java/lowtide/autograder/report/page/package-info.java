/** HTML pages: one for a student, one for a class, and one for how long grading took. */
package lowtide.autograder.report.page;
