/** Stage 7, Fallback: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.fallback;
