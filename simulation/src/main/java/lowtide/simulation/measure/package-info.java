/**
 * Measures what real agents cost: runs an agent in a separate process against FakeGemini and adds up the tokens that
 * FakeGemini reports.
 */
package lowtide.simulation.measure;
