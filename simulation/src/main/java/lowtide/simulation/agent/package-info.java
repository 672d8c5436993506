/** Compiles an agent and runs it in a separate process. */
package lowtide.simulation.agent;
