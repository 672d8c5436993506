/** Stage 10, Session files: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.sessionfiles;
