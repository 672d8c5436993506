/**
 * A stand-in for the Gemini API: refuses what Gemini refuses, can fail in the ways that Gemini fails, and keeps a typed
 * journal of what arrived.
 *
 * <p>Start at {@link lowtide.fakegemini.FakeGemini}. A test opens its own {@link lowtide.fakegemini.Account}, scripts it
 * with {@link lowtide.fakegemini.Replies replies} and {@link lowtide.fakegemini.Gate gates}, and reads its
 * {@link lowtide.fakegemini.Exchange exchanges}.
 *
 * <p>A package depends only on packages that come after it in this line: this one, {@link lowtide.fakegemini.http},
 * {@link lowtide.fakegemini.reply}, {@link lowtide.fakegemini.request}, {@link lowtide.fakegemini.answer},
 * {@link lowtide.fakegemini.model}, {@link lowtide.fakegemini.json}.
 */
package lowtide.fakegemini;
