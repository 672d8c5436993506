/** Stage 11, Session database: its contract, its suite, and its {@code stage.yml}. */
package lowtide.checks.sessiondatabase;
