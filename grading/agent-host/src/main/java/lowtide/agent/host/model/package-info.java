/** The models that an agent's constructor takes. */
package lowtide.agent.host.model;
