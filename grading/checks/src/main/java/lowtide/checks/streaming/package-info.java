/** Stage 16, Streaming: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.streaming;
