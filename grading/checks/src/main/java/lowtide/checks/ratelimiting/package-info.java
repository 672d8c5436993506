/** Stage 4: its contract and its checks. */
package lowtide.checks.ratelimiting;
