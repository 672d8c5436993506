/** Reads the documents that students write, and says what is wrong with them. */
package lowtide.checks.document;
