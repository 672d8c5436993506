/** The command line: reads options, prints reports. */
package lowtide.simulation.cli;
