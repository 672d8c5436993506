/** The language of the reports for a student. */
package lowtide.autograder.report.language;
