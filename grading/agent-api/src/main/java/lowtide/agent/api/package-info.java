/** What crosses the border between the grader and an agent's process: values, events and failures. Knows no checks. */
package lowtide.agent.api;
