/** The student's terminal, and pages of lines for it. */
package lowtide.desk.terminal;
