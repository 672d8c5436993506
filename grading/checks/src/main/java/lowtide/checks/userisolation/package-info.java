/** Stage 2: what it asks of the agent, and its checks. */
package lowtide.checks.userisolation;
