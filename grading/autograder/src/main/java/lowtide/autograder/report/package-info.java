/** Results as they are kept in {@code results.json}, the scorecard of the terminal, and what several reports share. */
package lowtide.autograder.report;
