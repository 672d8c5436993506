/** Compiles a stage's sources in a process of its own, and inserts yield points into the class files. */
package lowtide.autograder.compile;
