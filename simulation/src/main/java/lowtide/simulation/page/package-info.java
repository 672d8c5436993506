/** Serves a web page with sliders, which shows the same figures as the command line. */
package lowtide.simulation.page;
