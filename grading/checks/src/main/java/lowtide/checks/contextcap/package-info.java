/** Stage 1: its contract and its checks. */
package lowtide.checks.contextcap;
