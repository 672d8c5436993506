/**
 * Gemini on this machine: strict where Gemini is strict, able to fail in every way it fails, with a typed journal of
 * what really arrived.
 *
 * <p>Start at {@link lowtide.fakegemini.FakeGemini}; a test opens an {@link lowtide.fakegemini.Account} of its own, scripts
 * it with {@link lowtide.fakegemini.Reply replies} and {@link lowtide.fakegemini.Gate gates}, and reads its
 * {@link lowtide.fakegemini.Exchange exchanges}. Inside, a request goes FrontDoor, RequestReader, Account,
 * RequestRules, ReplyWriter, and back.
 */
package lowtide.fakegemini;
