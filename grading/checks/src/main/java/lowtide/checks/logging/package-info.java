/** Stage 5: its contract and its checks. */
package lowtide.checks.logging;
