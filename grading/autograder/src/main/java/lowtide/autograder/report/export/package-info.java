/** Results in the formats of other programs: gradebooks in CSV, Gradescope, JUnit XML, PrairieLearn, Submitty, Classroom 50. */
package lowtide.autograder.report.export;
