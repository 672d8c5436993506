/** Time limits that are fair to an agent on a busy machine. */
package lowtide.agent.control.time;
