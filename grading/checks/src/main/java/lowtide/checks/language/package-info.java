/** What checks say and find, in other languages than English. */
package lowtide.checks.language;
