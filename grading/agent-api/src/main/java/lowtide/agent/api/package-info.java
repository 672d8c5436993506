/** The data exchanged between the grader and an agent's process: values, events and failures. Independent of checks. */
package lowtide.agent.api;
