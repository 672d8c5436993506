/** Stage 8, Tools: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.tools;
