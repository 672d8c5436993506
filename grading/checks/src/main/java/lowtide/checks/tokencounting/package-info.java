/** Stage 3: what it asks of the agent, and its checks. */
package lowtide.checks.tokencounting;
