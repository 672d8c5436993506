/** The command lines: that of {@code lowtide-grade.jar}, and the one that {@code mvn verify} runs at its end. */
package lowtide.autograder.cli;
