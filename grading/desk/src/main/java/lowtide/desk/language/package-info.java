/** What the desk says, in each language. */
package lowtide.desk.language;
