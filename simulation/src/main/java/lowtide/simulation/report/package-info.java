/** What the figures look like to a reader: text, JSON, CSV, pictures, and the lesson's quiz. */
package lowtide.simulation.report;
