/**
 * What the suites are written with: the context of a check, conversations, assertions about requests, made-up words and
 * user ids. Depends on no suite.
 */
package lowtide.checks.dsl;
