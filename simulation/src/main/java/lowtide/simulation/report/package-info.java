/** Compares strategies and presents the results as text, JSON, CSV and charts. */
package lowtide.simulation.report;
