/** Starts the process that an agent lives in, talks to it, limits what it may use up, and ends it. */
package lowtide.agent.control.process;
