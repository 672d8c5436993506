/** The Gemini that answers the agent: FakeGemini, or the real one behind a relay that sees its requests. */
package lowtide.chat.gemini;
