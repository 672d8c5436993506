/** Stage 1: what it asks of the agent, and its checks. */
package lowtide.checks.contextcap;
