/** Stage 6, Retries: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.retries;
