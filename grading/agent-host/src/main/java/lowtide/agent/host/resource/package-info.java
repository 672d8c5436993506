/** What an agent's constructor takes, apart from models. */
package lowtide.agent.host.resource;
