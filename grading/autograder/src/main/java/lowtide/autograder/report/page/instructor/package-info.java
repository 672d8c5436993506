/** The pages for an instructor: the class, and how long each submission took. */
package lowtide.autograder.report.page.instructor;
