/**
 * A stand-in for the Gemini API: refuses what Gemini refuses, can fail in the ways that Gemini fails, and keeps a typed
 * journal of what arrived.
 *
 * <p>Start at {@link lowtide.fakegemini.FakeGemini}. A test opens its own {@link lowtide.fakegemini.Account}, scripts it
 * with {@link lowtide.fakegemini.Replies replies} and {@link lowtide.fakegemini.Gate gates}, and reads its
 * {@link lowtide.fakegemini.Exchange exchanges}.
 *
 * <p>This package depends on {@link lowtide.fakegemini.http}, which depends on {@link lowtide.fakegemini.protocol}, then
 * {@link lowtide.fakegemini.answer}, {@link lowtide.fakegemini.model} and {@link lowtide.fakegemini.json}; never the
 * other way round.
 */
package lowtide.fakegemini;
