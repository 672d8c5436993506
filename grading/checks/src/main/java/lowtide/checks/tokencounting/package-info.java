/** Stage 3: its contract and its checks. */
package lowtide.checks.tokencounting;
