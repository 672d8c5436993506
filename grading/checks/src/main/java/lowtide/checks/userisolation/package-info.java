/** Stage 2: its contract and its checks. */
package lowtide.checks.userisolation;
