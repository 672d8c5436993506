/** Stage 4: what it asks of the agent, and its checks. */
package lowtide.checks.ratelimiting;
