/** What checks found, in other languages than English. */
package lowtide.checks.language;
