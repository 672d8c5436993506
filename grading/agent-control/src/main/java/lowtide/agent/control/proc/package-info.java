/** What Linux shows of its processes in {@code /proc}. */
package lowtide.agent.control.proc;
