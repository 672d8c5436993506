/** The page for a student: what to do next, and what was seen in every check. */
package lowtide.autograder.report.page.student;
