/** The way of an agent without a network to Gemini, and what may pass on it. */
package lowtide.agent.control.relay;
