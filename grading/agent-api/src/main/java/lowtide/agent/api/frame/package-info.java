/** The frames that the grader and an agent's process exchange, and the channel they travel on. */
package lowtide.agent.api.frame;
