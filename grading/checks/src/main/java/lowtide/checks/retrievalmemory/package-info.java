/** Stage 13, Retrieval memory: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.retrievalmemory;
