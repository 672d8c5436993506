/** Compiles a stage's sources in a separate process, and inserts yield points into the class files. */
package lowtide.autograder.compile;
