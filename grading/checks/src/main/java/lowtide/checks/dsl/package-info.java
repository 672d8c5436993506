/**
 * What the suites are written with: the context of a check, conversations, assertions about requests and
 * outcomes of calls. Depends on no suite.
 */
package lowtide.checks.dsl;
