/** Stage 12, Summary memory: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.summarymemory;
