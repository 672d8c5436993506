/**
 * What real agents cost: an agent runs in a process of its own, talks to FakeGemini, and what that reports is added up.
 */
package lowtide.simulation.measure;
