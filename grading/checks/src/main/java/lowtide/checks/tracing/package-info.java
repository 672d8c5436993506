/** Stage 14, Tracing: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.tracing;
