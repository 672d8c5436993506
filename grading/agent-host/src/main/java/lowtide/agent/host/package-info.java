/**
 * What runs where the student's class lives: makes the agent, calls it, gives it what its constructor takes, and
 * collects what is observed about it. On the class path of an agent's own process are this module, agent-api and their
 * libraries, and nothing else of the kit.
 */
package lowtide.agent.host;
