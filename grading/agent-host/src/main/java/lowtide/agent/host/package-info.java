/**
 * Runs in the process or JVM of the student's class: creates the agent, gives it what its constructor takes, calls it,
 * and collects what is observed about it. On the class path of an agent's own process are this module, agent-api and
 * their libraries, and nothing else of the kit.
 */
package lowtide.agent.host;
