/**
 * What the server answers when a test does not script a reply: the {@link lowtide.fakegemini.answer.DefaultAnswer text},
 * derived from the request, and the numbers around it, which follow from the request, the account's seed and the
 * position in its journal.
 */
package lowtide.fakegemini.answer;
