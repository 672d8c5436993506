/**
 * The language of the suites: one check's context, conversations, requests as assertions, made-up words and user ids.
 * Depends on no suite.
 */
package lowtide.checks.dsl;
