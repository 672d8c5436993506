/** What an agent gets and what is observed about it. */
package lowtide.agent.host.resource;
