/** Makes calls start at the same instant and perturbs their scheduling, so that races show reliably. */
package lowtide.agent.host.schedule;
