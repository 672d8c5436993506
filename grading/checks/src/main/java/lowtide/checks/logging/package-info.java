/** Stage 5: what it asks of the agent, and its checks. */
package lowtide.checks.logging;
