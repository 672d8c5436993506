/** The command line: options in, reports out. */
package lowtide.simulation.cli;
