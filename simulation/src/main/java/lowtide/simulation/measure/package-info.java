/** Measures what real agents cost: calls an agent and adds up the tokens that FakeGemini reports. */
package lowtide.simulation.measure;
