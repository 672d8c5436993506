/** Stage 15, Guardrails: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.guardrails;
