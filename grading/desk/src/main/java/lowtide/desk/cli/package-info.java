/** The command line of the student's desk. */
package lowtide.desk.cli;
