/** What is observed about every agent: its log and what it prints. */
package lowtide.agent.host.probe;
