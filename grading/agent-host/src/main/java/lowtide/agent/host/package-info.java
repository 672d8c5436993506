/**
 * What runs in the process in which the student's class lives: makes the agent, calls it and collects what it logs. On
 * that process's class path are this module, agent-api and their libraries, and nothing else of the kit.
 */
package lowtide.agent.host;
