/** A class over several runs: what each run found, and what changed from one to the next. */
package lowtide.autograder.report.history;
