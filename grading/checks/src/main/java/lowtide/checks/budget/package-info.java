/** Stage 9, Budget: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.budget;
